"""What a translation was made from: data/translations.yml holds, for each page, the hashes of the English sections.

Dates do not tell staleness: an English section that was touched and put back is not stale, one that changed is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook import files
from handbook.languages import ENGLISH
from handbook.pages import Page
from handbook.problems import Problem
from handbook.yamlsource import load

HEADER = (
    "# Hashes of the English sections that each translation was made from (`python -m handbook translated SLUG`).\n"
)


@dataclass(frozen=True)
class Record:
    """The hashes of one page's sections, and the record's line."""

    hashes: Mapping[str, str]
    line: int


def load_translations(root: Path, problems: list[Problem]) -> dict[str, Record]:
    """Read data/translations.yml."""
    path = root / "data" / "translations.yml"
    if not path.is_file():
        return {}
    source = files.relative(root, path)
    text = files.try_read(root, path, problems)
    entry = load(text, source, problems) if text is not None else None
    found = {}
    for slug, one in entry.value.items() if entry and isinstance(entry.value, dict) else ():
        hashes = one.plain()
        if not isinstance(hashes, dict) or not all(isinstance(value, str) for value in hashes.values()):
            cause = f"the record of {slug!r} must map section ids to hashes"
            problems.append(one.problem(cause, f"run `python -m handbook translated {slug}`"))
            continue
        found[slug] = Record(hashes, one.line)
    return found


def digest(section: str) -> str:
    """A section's hash; white space does not count."""
    return "h" + hashlib.sha256(" ".join(section.split()).encode()).hexdigest()[:12]


def hashes(english: Page) -> dict[str, str]:
    """The hashes of a page's sections, in their order."""
    return {name: digest(text) for name, text in english.sections.items()}


def stale(english: Page, record: Record | None) -> list[str] | None:
    """The ids of sections that changed in English since the translation; None if the translation was never recorded."""
    if record is None:
        return None
    return [name for name, value in hashes(english).items() if record.hashes.get(name) != value]


def write(root: Path, pages: Mapping[str, Mapping[str, Page]], slugs: list[str]) -> Path:
    """Record that the translations of `slugs` are made from the English of now. Returns the file."""
    path = root / "data" / "translations.yml"
    records = {slug: record.hashes for slug, record in load_translations(root, []).items() if slug in pages[ENGLISH]}
    records |= {slug: hashes(pages[ENGLISH][slug]) for slug in slugs}
    lines = [HEADER.rstrip("\n")]
    for slug in sorted(records):
        lines.append(f"{slug}:")
        lines += [f"  {name}: {value}" for name, value in records[slug].items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path
