"""How long a page takes, and what it uses. The one place with the rule."""

from __future__ import annotations

import math

from handbook import files, regions
from handbook.book import Book
from handbook.calls import Call
from handbook.pages import Page
from handbook.problems import ProblemsFound
from handbook.samples import owner

WORDS_PER_MINUTE = 200
SECONDS_PER_CODE_LINE = 3
MINUTES_PER_SAMPLE_AT_MOST = 2
MINUTES_PER_EXERCISE = 10
ROUNDED_TO = 5


def argument(call: Call, position: int, name: str) -> object:
    """An argument of a call, by place or by name; None where it is not given."""
    return call.args[position] if len(call.args) > position else dict(call.kwargs).get(name)


def _strings(page: Page, macro: str, position: int, name: str) -> list[str]:
    found = (argument(call, position, name) for call in page.content.calls if call.name == macro)
    return list(dict.fromkeys(value for value in found if isinstance(value, str)))


def checklists_of(page: Page) -> list[str]:
    """The ids of the checklists that a page shows or names in its front matter."""
    return list(dict.fromkeys([*_strings(page, "checklist", 0, "id"), *page.strings("checklists")]))


def exercises_of(page: Page) -> list[str]:
    """The ids of the exercises that a page shows."""
    return _strings(page, "exercise", 0, "id")


def shown_folders(book: Book, page: Page) -> list[str]:
    """The sample folders that a page shows: code, outputs or tests."""
    paths = [*_strings(page, "sample", 0, "path"), *_strings(page, "output", 0, "path")]
    owners = (owner(book.folders, path) for path in paths)
    proved = (name for name in _strings(page, "proof", 0, "folder") if name in book.folders)
    return list(dict.fromkeys([*(folder.name for folder in owners if folder), *proved]))


def folders_of(book: Book, page: Page) -> list[str]:
    """The sample folders that a page shows or names in its front matter."""
    named = (name for name in page.strings("samples") if name in book.folders)
    return list(dict.fromkeys([*shown_folders(book, page), *named]))


def code_lines(book: Book, call: Call) -> int:
    """The lines that a call of sample() shows; 0 if it cannot be rendered."""
    path, region = argument(call, 0, "path"), argument(call, 1, "region")
    file = book.root / "samples" / path if isinstance(path, str) else None
    if file is None or not file.is_file() or ".." in file.parts:
        return 0
    names = [region] if isinstance(region, str) else region if isinstance(region, list) else []
    try:
        source = regions.parse(files.read(book.root, file), f"samples/{path}")
        return regions.cut(source, names, "").code.count("\n") + 1
    except (ProblemsFound, KeyError):
        return 0  # reported where the sample is rendered


def minutes(book: Book, page: Page) -> int:
    """Minutes to read a page, rounded up to 5.

    Prose: 200 words a minute. Brysbaert ("How many words do we read per minute?", Journal of Memory and Language 109,
    2019) finds 238 for English non-fiction read silently; technical text with terms to think about is slower.
    Code: 3 seconds for each shown line, at most 2 minutes for one sample or fence; a rule of thumb of this book, not a
    measurement. Exercises: 10 minutes each.
    """
    content = page.content
    lines = [code_lines(book, call) for call in content.calls if call.name == "sample"]
    lines += [fence.lines for fence in content.fences]
    code = sum(min(count * SECONDS_PER_CODE_LINE / 60, MINUTES_PER_SAMPLE_AT_MOST) for count in lines)
    total = content.words / WORDS_PER_MINUTE + code + MINUTES_PER_EXERCISE * len(exercises_of(page))
    return max(ROUNDED_TO, math.ceil(total / ROUNDED_TO) * ROUNDED_TO)
