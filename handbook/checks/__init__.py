"""The checks. Each takes the sources and yields what is wrong; all run, and all problems are collected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from handbook.book import Book
from handbook.checks import (
    config,
    data,
    front_matter,
    headings,
    links,
    macro_calls,
    nav,
    numbers,
    parts,
    repeats,
    samples,
    text,
    twins,
)
from handbook.checks.sources import Sources
from handbook.languages import LANGUAGES
from handbook.problems import Problem

Check = Callable[[Sources], Iterator[Problem]]

# What would break a page: these run before every build.
CHECKS: tuple[Check, ...] = (
    macro_calls.check,
    front_matter.check,
    headings.check,
    links.check,
    nav.check,
    config.check,
    twins.check,
    text.inline_python,
    text.images,
    text.terms,
    data.check,
    samples.markers,
)
# What an unfinished page may lack while its writer looks at it under `make serve`; a finished one may not.
FINISHED: tuple[Check, ...] = (
    parts.check,
    twins.finished,
    samples.named,
    numbers.check,
    repeats.check,
    text.dunders,
)


def run(book: Book, languages: Sequence[str] = LANGUAGES, finished: bool = True) -> tuple[Problem, ...]:
    """Everything wrong with the sources, sorted. Pages are rendered in `languages` only; twins are compared in all.

    `finished`: whether the pages must be complete as well.
    """
    sources = Sources(book, languages)
    problems = set(book.problems)
    for check in (*CHECKS, *(FINISHED if finished else ())):
        problems.update(check(sources))
    return tuple(sorted(problems))
