"""Tests that a page or a checklist names in backticks: `test_x.py::test_y` stands in a sample.

A name without a folder may stand in any sample's file of that name. `::test_y` alone goes on with the file named before
it on the same line. A command, as in `pytest tests/test_x.py::test_y`, is about the reader's files and not looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from handbook import files, samples
from handbook.checks.sources import Sources
from handbook.problems import Problem, nearest

_NAMED = re.compile(r"`(?P<file>(?:[\w.-]+/)*test_\w+\.py)?(?:::(?P<name>\w+(?:::\w+)?))(?:\[[^`\]]*\])?`")
_DEFINED = re.compile(r"^[ \t]*(?:async )?(?:def|class) (\w+)", re.M)


def _tests(root: Path) -> Mapping[str, frozenset[str]]:
    """The names that each test file of a sample defines, by its path under samples/."""
    found = {}
    for name in samples.all_files(root):
        path = PurePosixPath(name)
        if path.name.startswith("test_") and path.suffix == ".py":
            text = (root / "samples" / name).read_text(encoding="utf-8", errors="replace")
            found[name] = frozenset(_DEFINED.findall(text))
    return found


def _texts(sources: Sources) -> Iterator[tuple[str, str]]:
    """(path, text) of every page and checklist."""
    root = sources.book.root
    for page in sources.pages():
        yield page.path, (root / page.path).read_text(encoding="utf-8")
    for path in sorted((root / "data" / "checklists").glob("*.yml")):
        yield files.relative(root, path), path.read_text(encoding="utf-8", errors="replace")


def check(sources: Sources) -> Iterator[Problem]:
    """Named tests that no sample has."""
    defined = _tests(sources.book.root)
    by_name: dict[str, set[str]] = defaultdict(set)
    for path in defined:
        by_name[PurePosixPath(path).name].add(path)
    for where, text in _texts(sources):
        for number, line in enumerate(text.splitlines(), 1):
            file: str | None = None
            for match in _NAMED.finditer(line):
                file = match["file"] or file
                if file is None:
                    continue
                wanted = file.removeprefix("samples/")
                candidates = {wanted} & defined.keys() if "/" in wanted else by_name.get(wanted, set())
                if not candidates:
                    near = nearest(wanted, defined if "/" in wanted else by_name)
                    yield Problem(where, number, f"no sample has the test file {file!r}", near)
                    continue
                names = frozenset[str]().union(*(defined[one] for one in candidates))
                for part in match["name"].split("::"):
                    if part not in names:
                        yield Problem(where, number, f"{file} has no test {part!r}", nearest(part, names))
