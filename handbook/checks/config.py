"""The builder's configuration, as far as it reaches the macros: keys of `extra:` hide them."""

from __future__ import annotations

from collections.abc import Iterator

from handbook import files, registry
from handbook.checks.sources import Sources
from handbook.problems import Problem
from handbook.yamlsource import load

CONFIGS = ("mkdocs.yml", "mkdocs.es.yml")


def check(sources: Sources) -> Iterator[Problem]:
    """Keys below `extra:` that have a macro's name."""
    root = sources.book.root
    for name in CONFIGS:
        path = root / name
        text = files.try_read(root, path, []) if path.is_file() else None
        config = load(text, name, []) if text is not None else None  # what is malformed is said with the nav
        extra = config.value.get("extra") if config and isinstance(config.value, dict) else None
        for key, entry in extra.value.items() if extra and isinstance(extra.value, dict) else ():
            if key in registry.MACROS:
                yield entry.problem(f"extra: {key!r} hides the macro {key}()", "give the key another name")
