"""Learning paths: data/paths/*.yml, pages in an order, each with the reason why it comes there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook import files
from handbook.checklists import check_id
from handbook.languages import Text
from handbook.problems import Problem
from handbook.yamlsource import Fields, load


@dataclass(frozen=True)
class Step:
    """A page (slug without extension) and why it is read here."""

    page: str
    why: Text
    line: int


@dataclass(frozen=True)
class LearningPath:
    """A path for someone."""

    id: str
    title: Text
    audience: Text
    steps: tuple[Step, ...]
    source: str


def load_paths(root: Path, problems: list[Problem]) -> dict[str, LearningPath]:
    """Read data/paths/*.yml. Whether the pages exist is a check of the pages."""
    found = {}
    for path in sorted((root / "data" / "paths").glob("*.yml")):
        text = files.try_read(root, path, problems)
        source = files.relative(root, path)
        entry = load(text, source, problems) if text is not None else None
        if entry is None:
            continue
        fields = Fields(entry, problems, "a path", ("id", "title", "for", "steps"))
        name = check_id(fields, "path")
        if name and name != path.stem:
            fields.add("id", f"path id {name!r} is not its file's name", f"write {path.stem!r}")
        steps: list[Step] = []
        for one in fields.entries("steps", required=True):
            step = Fields(one, problems, "a step", ("page", "why"))
            page = step.string("page")
            if page in [other.page for other in steps]:
                step.add("page", f"page {page!r} is in this path twice")
                continue
            steps.append(Step(page, step.text("why"), step.line("page")))
        found[path.stem] = LearningPath(path.stem, fields.text("title"), fields.text("for"), tuple(steps), source)
    return found
