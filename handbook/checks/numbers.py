"""Numbers with a measuring unit: they come from number(), which names command and machine, or they are exempt.

Counts, versions, dates, statuses and limits without a unit are no measurements. Minutes, hours and days are not units
here: in this book they are lifetimes and schedules, and the time to read a page is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.sources import Sources
from handbook.exemptions import TypedNumber
from handbook.languages import LANGUAGES
from handbook.pages import Page
from handbook.problems import Problem, nearest
from handbook.prose import Passage

# A bare s needs its space: 404s and the 90s are no seconds.
_UNITS = (
    r"(?:[nµμum]|(?<=\s))s(?!\w)|(?:nano|micro|mili|milli)?(?:seconds?|segundos?)\b|[kKMGT]i?B\b|[kKMG]bit/s|%|×|x\b"
    r"|(?:percent|por\s+ciento)\b|veces\s+(?:más|menos|mayor|menor|mejor|peor)\b"
    r"|times\s+(?:as|the|more|less|fewer|faster|slower|smaller|larger|bigger|longer|shorter|higher|lower|cheaper)\b"
    r"|(?:req|reqs|requests?|rows?|queries|statements?|messages?|items?|events?|jobs?|pages?|peticiones|filas|consultas"
    r"|sentencias|mensajes|artículos|eventos|tareas|páginas|ops)\s*(?:/\s*s\b|per\s+second\b|a\s+second\b|por\s+segundo\b)"
)
# Not the end of a word (UTF-8) or of a number.
_BEFORE = r"(?<![\w.,])(?<!\w-)[-−+~≈]?"
MEASURED = re.compile(rf"{_BEFORE}\d[\d.,]*(?<=\d)\s?(?:{_UNITS})")


def typed(passage: Passage) -> Iterator[tuple[str, int, int]]:
    """The numbers with a unit that are typed into a passage, with their places in its prose."""
    for match in MEASURED.finditer(passage.prose):
        yield match.group(), match.start(), match.end()


def _covered(passage: Passage, exemption: TypedNumber, start: int, end: int) -> bool:
    """Whether a number lies inside an occurrence of an exemption's text."""
    wanted, at = " ".join(exemption.text.split()), -1
    while (at := passage.prose.find(wanted, at + 1)) >= 0:
        if at <= start and end <= at + len(wanted):
            return True
    return False


def _page(sources: Sources, page: Page, used: set[TypedNumber]) -> Iterator[Problem]:
    mine = [one for one in sources.book.exemptions.typed_numbers if one.page == page.slug]
    for passage in sources.passages[page.language, page.slug]:
        for text, start, end in typed(passage):
            found = [one for one in mine if _covered(passage, one, start, end)]
            used.update(found)
            if not found:
                cause = f"{text.strip()!r} is typed: a measured number has its command, machine and versions beside it"
                hint = "write number(), or say in data/exemptions.yml (typed_numbers) why it is no measurement"
                yield Problem(page.path, passage.line, cause, hint)


def check(sources: Sources) -> Iterator[Problem]:
    """Typed measurements, and exemptions that nothing needs (in no language)."""
    pages = sources.book.pages
    used: set[TypedNumber] = set()
    for language in LANGUAGES:
        for page in pages[language].values():
            problems = list(_page(sources, page, used))
            if language in sources.languages:
                yield from problems
    slugs = {slug for language in LANGUAGES for slug in pages[language]}
    for one in sources.book.exemptions.typed_numbers:
        if one.page not in slugs:
            cause = f"an exemption for an unknown page {one.page!r}"
            yield Problem(one.path, one.line, cause, nearest(one.page, slugs))
        elif one not in used:
            cause = f"the exemption of {one.text!r} is not needed: no page {one.page!r} has such a number in its prose"
            yield Problem(one.path, one.line, cause, "take it out")
