"""The words that macros print: data/ui.yml, in every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook import files
from handbook.languages import Text
from handbook.problems import MacroError, Problem, nearest
from handbook.yamlsource import load, translated


@dataclass(frozen=True)
class Words:
    """Every string by its key."""

    texts: Mapping[str, Text]

    def get(self, language: str, key: str, **values: object) -> str:
        """The string in a language with its `{names}` filled in. Raises MacroError if data/ui.yml lacks it."""
        if key not in self.texts:
            raise MacroError(f"data/ui.yml has no {key!r}", nearest(key, self.texts))
        text = self.texts[key].get(language, "")
        for name, value in values.items():
            # Not str.format: the values come from data and may hold braces.
            text = text.replace("{" + name + "}", str(value))
        return text


def load_words(root: Path, problems: list[Problem]) -> Words:
    """Read data/ui.yml."""
    path = root / "data" / "ui.yml"
    text = files.try_read(root, path, problems)
    entry = load(text, files.relative(root, path), problems) if text is not None else None
    if entry is None or not isinstance(entry.value, dict):
        return Words({})
    return Words({key: translated(value, problems, repr(key)) for key, value in entry.value.items()})
