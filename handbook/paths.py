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
class Evidence:
    """What a reader can show after a step, and the command that shows it ('' where none can)."""

    show: Text
    run: str
    line: int


@dataclass(frozen=True)
class Step:
    """A page (slug without extension), why it is read here, and what shows that it was understood."""

    page: str
    why: Text
    line: int
    evidence: Evidence | None = None


@dataclass(frozen=True)
class LearningPath:
    """A path for someone. `role` is the short name of a kind of work; None for a path that is none."""

    id: str
    title: Text
    audience: Text
    steps: tuple[Step, ...]
    source: str
    role: Text | None = None


def _evidence(step: Fields, problems: list[Problem]) -> Evidence | None:
    if not step.has("evidence"):
        return None
    fields = Fields(step.content["evidence"], problems, "evidence", ("show", "run"))
    return Evidence(fields.text("show"), fields.string("run", required=False), fields.line("run"))


def load_paths(root: Path, problems: list[Problem]) -> dict[str, LearningPath]:
    """Read data/paths/*.yml. Whether the pages exist is a check of the pages."""
    found = {}
    for path in sorted((root / "data" / "paths").glob("*.yml")):
        text = files.try_read(root, path, problems)
        source = files.relative(root, path)
        entry = load(text, source, problems) if text is not None else None
        if entry is None:
            continue
        fields = Fields(entry, problems, "a path", ("id", "title", "for", "role", "steps"))
        name = check_id(fields, "path")
        if name and name != path.stem:
            fields.add("id", f"path id {name!r} is not its file's name", f"write {path.stem!r}")
        steps: list[Step] = []
        for one in fields.entries("steps", required=True):
            step = Fields(one, problems, "a step", ("page", "why", "evidence"))
            page = step.string("page")
            if page in [other.page for other in steps]:
                step.add("page", f"page {page!r} is in this path twice")
                continue
            steps.append(Step(page, step.text("why"), step.line("page"), _evidence(step, problems)))
        role = fields.text("role") if fields.has("role") else None
        title, audience = fields.text("title"), fields.text("for")
        found[path.stem] = LearningPath(path.stem, title, audience, tuple(steps), source, role)
    return found
