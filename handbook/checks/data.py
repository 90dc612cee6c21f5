"""Data that names pages, exercises and samples: learning paths and translation records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.book import Book
from handbook.checks.sources import Sources
from handbook.languages import ENGLISH
from handbook.paths import Evidence
from handbook.problems import Problem, nearest

_COMMAND = re.compile(r"make (?P<target>exercise|sample|measure) NAME=(?P<name>\S+)")


def _evidence(book: Book, source: str, evidence: Evidence) -> Iterator[Problem]:
    """A command of evidence that the book does not have."""
    if not evidence.run:
        return
    match = _COMMAND.fullmatch(evidence.run)
    if match is None:
        hint = "write `make exercise NAME=…`, `make sample NAME=…` or `make measure NAME=…`, or leave `run` out"
        yield Problem(source, evidence.line, f"evidence: {evidence.run!r} is no command of the book", hint)
        return
    there: Mapping[str, object] = book.folders
    if match["target"] == "exercise":
        there = book.exercises
    elif match["target"] == "measure":
        there = {name: one for name, one in book.folders.items() if (one.path / "measure.py").is_file()}
    if match["name"] not in there:
        cause = f"evidence: make {match['target']} knows no {match['name']!r}"
        yield Problem(source, evidence.line, cause, nearest(match["name"], there))


def check(sources: Sources) -> Iterator[Problem]:
    """Steps and records of translations whose page does not exist, and evidence that nobody can run."""
    book = sources.book
    for path in book.paths.values():
        for step in path.steps:
            if step.page not in book.pages[ENGLISH]:
                yield Problem(
                    path.source,
                    step.line,
                    f"no page {step.page!r} in docs/{ENGLISH}",
                    nearest(step.page, book.pages[ENGLISH]),
                )
            if step.evidence:
                yield from _evidence(book, path.source, step.evidence)
    for slug, record in book.translations.items():
        if slug not in book.pages[ENGLISH]:
            cause = f"a record for an unknown page {slug!r}"
            yield Problem("data/translations.yml", record.line, cause, nearest(slug, book.pages[ENGLISH]))
