"""The checks. Each takes the sources and yields what is wrong; all run, and all problems are collected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from handbook.book import Book
from handbook.checks import (
    config,
    data,
    front_matter,
    headings,
    links,
    macro_calls,
    named_tests,
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
from handbook.yamlsource import MALFORMED

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
    named_tests.check,
    numbers.check,
    repeats.check,
    text.dunders,
)

# What follows from a file that cannot be read, and would bury the one line that says why: file, then the causes.
CONSEQUENCES = (
    (r"data/glossary\.yml", r"unknown term "),
    (r"data/checklists/(.+)\.yml", r"(front matter: )?unknown checklist '{0}'"),
    (r"data/checklists/(.+)\.yml", r"dead anchor .* no id 'check(list)?-{0}[-']"),
    (r"data/paths/(.+)\.yml", r"unknown path '{0}'"),
    (r"samples/(.+)/sample\.yml", r"evidence: make (sample|measure) knows no '{0}'"),
    (r"samples/exercises/(.+)/exercise\.yml", r"evidence: make exercise knows no '{0}'"),
    (r"samples/(.+)/sample\.yml", r"no sample\.yml above samples/{0}/|(front matter: )?unknown sample folder '{0}'"),
    (r"samples/exercises/(.+)/exercise\.yml", r"unknown exercise '{0}'"),
    (r"(docs/.+\.md)", r"front matter: .* missing in {0}$"),
)


def _causes_only(problems: set[Problem]) -> set[Problem]:
    """The problems without those that follow from a malformed file."""
    follow = [
        re.compile(causes.format(*map(re.escape, match.groups())))
        for problem in problems
        if problem.cause.startswith(MALFORMED)
        for file, causes in CONSEQUENCES
        if (match := re.fullmatch(file, problem.path))
    ]
    return {problem for problem in problems if not any(pattern.match(problem.cause) for pattern in follow)}


def run(book: Book, languages: Sequence[str] = LANGUAGES, finished: bool = True) -> tuple[Problem, ...]:
    """Everything wrong with the sources, sorted. Pages are rendered in `languages` only; twins are compared in all.

    `finished`: whether the pages must be complete as well.
    """
    sources = Sources(book, languages)
    problems = set(book.problems)
    for check in (*CHECKS, *(FINISHED if finished else ())):
        problems.update(check(sources))
    return tuple(sorted(_causes_only(problems)))
