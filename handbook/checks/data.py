"""Data that names pages: learning paths and translation records."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.sources import Sources
from handbook.languages import ENGLISH
from handbook.problems import Problem, nearest


def check(sources: Sources) -> Iterator[Problem]:
    """Steps of learning paths and records of translations whose page does not exist."""
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
    for slug, record in book.translations.items():
        if slug not in book.pages[ENGLISH]:
            cause = f"a record for an unknown page {slug!r}"
            yield Problem("data/translations.yml", record.line, cause, nearest(slug, book.pages[ENGLISH]))
