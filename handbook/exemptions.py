"""Exemptions: data/exemptions.yml. Each one must still be needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook import files
from handbook.problems import Problem
from handbook.yamlsource import Entry, Fields, load


@dataclass(frozen=True)
class InlinePython:
    """So many inline Python fences on a page (slug; in each language), and why."""

    page: str
    count: int
    reason: str
    path: str
    line: int


@dataclass(frozen=True)
class TypedNumber:
    """A number with a unit that is typed on a page (slug) and is no measurement, with words around it; and why."""

    page: str
    text: str
    reason: str
    path: str
    line: int


@dataclass(frozen=True)
class Exemptions:
    """All exemptions, by rule."""

    inline_python: tuple[InlinePython, ...] = ()
    typed_numbers: tuple[TypedNumber, ...] = ()


def _inline_python(entry: Entry, problems: list[Problem]) -> InlinePython:
    fields = Fields(entry, problems, "an exemption", ("page", "count", "reason"))
    page, reason = fields.string("page"), fields.string("reason")
    return InlinePython(page, fields.integer("count", 0), reason, entry.path, entry.line)


def _typed_number(entry: Entry, problems: list[Problem]) -> TypedNumber:
    fields = Fields(entry, problems, "an exemption", ("page", "text", "reason"))
    return TypedNumber(fields.string("page"), fields.string("text"), fields.string("reason"), entry.path, entry.line)


def load_exemptions(root: Path, problems: list[Problem]) -> Exemptions:
    """Read data/exemptions.yml."""
    path = root / "data" / "exemptions.yml"
    if not path.is_file():
        return Exemptions()
    text = files.try_read(root, path, problems)
    entry = load(text, files.relative(root, path), problems) if text is not None else None
    if entry is None:
        return Exemptions()
    fields = Fields(entry, problems, "the exemptions", ("inline_python", "typed_numbers"))
    return Exemptions(
        tuple(_inline_python(one, problems) for one in fields.entries("inline_python")),
        tuple(_typed_number(one, problems) for one in fields.entries("typed_numbers")),
    )
