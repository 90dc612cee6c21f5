"""Both languages: the same pages with the same sections, parts, samples, checklists and exercises."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from handbook.checks.sources import Sources
from handbook.languages import ENGLISH, LANGUAGES
from handbook.pages import Heading, Page
from handbook.problems import Problem, nearest
from handbook.render.reading import argument

# Macros whose calls both twins make, and which of their arguments must be equal (the others are text of the language).
SHARED = {
    "sample": ("path", "region", "output"),
    "output": ("path",),
    "proof": ("folder",),
    "checklist": ("id",),
    "checklists": (),
    "glossary": (),
    "page_facts": (),
    "path": ("id",),
    "exercise": ("id",),
    "figure": ("name",),
    "number": ("result", "key"),
    "measurement": ("result",),
    "executed_share": (),
}
# A language in an address: en, es, en-US, es_419.
_LANGUAGE = re.compile(r"(?:en|es)(?:[-_](?:[a-z]{2}|\d{3}))?", re.I)
KEYS = ("kind", "domain", "seeds", "prerequisites", "checklists", "samples", "template")


def _sections(page: Page) -> list[Heading]:
    return [heading for heading in page.content.headings if heading.level in (2, 3) and heading.id]


def _headings(english: Page, twin: Page) -> Iterator[Problem]:
    theirs, ours = _sections(english), _sections(twin)
    by_id = {heading.id: heading for heading in reversed(theirs)}  # of two with the same id, the first
    ids = [heading.id for heading in ours]
    for heading in theirs:
        if heading.id not in ids:
            cause = f"section {heading.id!r} ({english.path}:{heading.line}) is missing here"
            yield Problem(twin.path, 1, cause, "write it, or take it out of the English page")
    common = [heading for heading in ours if heading.id in by_id]
    order = [heading.id for heading in theirs if heading.id in ids]
    for heading, expected in zip(common, order, strict=False):
        if heading.id != expected:
            cause = f"section {heading.id!r} stands where {english.path} has {expected!r}"
            yield Problem(twin.path, heading.line, cause, "use the same order in both languages")
            break
    for heading in ours:
        if heading.id not in by_id:
            cause = f"section {heading.id!r} is not in {english.path}"
            yield Problem(twin.path, heading.line, cause, nearest(heading.id, set(by_id) - set(ids) or by_id))
            continue
        there = by_id[heading.id]
        if heading.level != there.level:
            cause = f"section {heading.id!r} is an h{heading.level} here and an h{there.level} at {english.path}"
            yield Problem(twin.path, heading.line, cause)
        if heading.parts != there.parts:
            here, english_parts = " ".join(heading.parts), " ".join(there.parts)
            cause = f"section {heading.id!r} has data-part {here!r}, and {english_parts!r} in {english.path}"
            yield Problem(twin.path, heading.line, cause)


def _calls(page: Page) -> dict[tuple[str, str], list[int]]:
    """The shared calls of a page, as they would be written, with their lines."""
    found: dict[tuple[str, str], list[int]] = {}
    for call in page.content.calls:
        names = SHARED.get(call.name)
        if names is None:
            continue
        given = dict(zip(names, call.args, strict=False)) | {key: value for key, value in call.kwargs if key in names}
        if call.name == "sample":
            positions = ("path", "region", "output")
            given = dict(zip(positions, call.args, strict=False)) | {k: v for k, v in call.kwargs if k in positions}
        shown = ", ".join(f"{given[name]!r}" for name in names if given.get(name) is not None)
        found.setdefault((call.name, f"{call.name}({shown})"), []).append(call.line)
    return found


def _macros(english: Page, twin: Page) -> Iterator[Problem]:
    theirs, ours = _calls(english), _calls(twin)
    counts = Counter({key: len(lines) for key, lines in theirs.items()})
    counts.subtract({key: len(lines) for key, lines in ours.items()})
    extra = [shown for (_, shown), count in counts.items() if count < 0]
    for key, count in counts.items():
        if count > 0:
            cause = f"{key[1]} ({english.path}:{theirs[key][-1]}) is missing here"
            yield Problem(twin.path, 1, cause, nearest(key[1], extra) if extra else "show the same in both languages")
        elif count < 0:
            cause = f"{key[1]} is not in {english.path}"
            yield Problem(twin.path, ours[key][-1], cause, "show the same in both languages")


def _front_matter(english: Page, twin: Page) -> Iterator[Problem]:
    for key in KEYS:
        here, there = twin.meta.get(key), english.meta.get(key)
        if (here.plain() if here else None) != (there.plain() if there else None):
            line = here.line if here else 1
            shown, expected = (repr(one.plain()) if one else "missing" for one in (here, there))
            cause = f"front matter: {key!r} is {shown} here and {expected} in {english.path}"
            yield Problem(twin.path, line, cause)


def address(url: str) -> str:
    """An address as both twins cite it: without scheme, fragment, a last slash, and whatever only names a language.

    docs.python.org/es/3/ is docs.python.org/3/, es.wikipedia.org is wikipedia.org, and ?hl=es is nothing.
    """
    parts = urlsplit(url)
    host = [label for label in (parts.hostname or "").split(".") if not _LANGUAGE.fullmatch(label)]
    path = [one for one in unquote(parts.path).split("/") if one and not _LANGUAGE.fullmatch(one)]
    query = [f"{key}={value}" for key, value in parse_qsl(parts.query) if key not in ("hl", "lang", "language")]
    return "/".join([".".join(host), *path]) + ("?" + "&".join(query) if query else "")


def _cited(page: Page) -> dict[str, tuple[str, int]]:
    links = (link for link in page.content.links if link.target.startswith(("https:", "http:")))
    return {address(link.target): (link.target, link.line) for link in links}


def _addresses(english: Page, twin: Page) -> Iterator[Problem]:
    theirs, ours = _cited(english), _cited(twin)
    for key in theirs.keys() - ours.keys():
        url, line = theirs[key]
        cause = f"the source {url} ({english.path}:{line}) is missing here"
        extra = [ours[one][0] for one in ours.keys() - theirs.keys()]
        yield Problem(twin.path, 1, cause, nearest(url, extra) if extra else "cite the same in both languages")
    for key in ours.keys() - theirs.keys():
        url, line = ours[key]
        yield Problem(twin.path, line, f"the source {url} is not in {english.path}", "cite the same in both languages")


def _order(english: Page, twin: Page) -> Iterator[Problem]:
    """The first call that stands in another section or place, where both pages have the same calls."""

    def placed(page: Page) -> list[tuple[str, str, int]]:
        found = []
        for (_, shown), lines in _calls(page).items():
            for line in lines:
                section = page.section(line)
                found.append((shown, section.id if section else "top", line))
        # Of equal calls any may come first, and inline numbers follow the sentence of the language.
        return sorted((one for one in found if not one[0].startswith("number(")), key=lambda one: one[2])

    theirs, ours = placed(english), placed(twin)
    if sorted(one[0] for one in theirs) != sorted(one[0] for one in ours):
        return  # reported one by one
    for (there, section, line), (here, own_section, own_line) in zip(theirs, ours, strict=True):
        if there != here:
            cause = f"{here} stands where {english.path}:{line} has {there}"
            yield Problem(twin.path, own_line, cause, "show both in the same order")
            return
        both = {heading.id for heading in _sections(english)} & {heading.id for heading in _sections(twin)} | {"top"}
        if section != own_section and {section, own_section} <= both:
            cause = f"{here} stands in section {own_section!r}, and in {section!r} at {english.path}:{line}"
            yield Problem(twin.path, own_line, cause, "show it in the same section")


def _terms(english: Page, twin: Page, known: Collection[str]) -> Iterator[Problem]:
    def used(page: Page) -> dict[str, int]:
        found = ((argument(call, 0, "id"), call.line) for call in page.content.calls if call.name == "term")
        return {name: line for name, line in reversed(list(found)) if isinstance(name, str)}

    theirs, ours = used(english), used(twin)
    if not {*theirs, *ours} <= set(known):
        return  # one is misspelt, and reported
    for name, line in theirs.items():
        if name not in ours:
            cause = f"the term {name!r} ({english.path}:{line}) is linked nowhere here"
            yield Problem(twin.path, 1, cause, "link the same terms in both languages")
    for name, line in ours.items():
        if name not in theirs:
            cause = f"the term {name!r} is linked nowhere in {english.path}"
            yield Problem(twin.path, line, cause, "link the same terms in both languages")


def _fences(english: Page, twin: Page) -> Iterator[Problem]:
    theirs, ours = english.content.fences, twin.content.fences
    if [one.language for one in theirs] == [one.language for one in ours]:
        return

    def shown(page: Page) -> str:
        return ", ".join(one.language or "plain" for one in page.content.fences) or "none"

    line = next((one.line for one in ours), 1)
    cause = f"the blocks typed here are {shown(twin)}, and {shown(english)} in {english.path}"
    yield Problem(twin.path, line, cause, "show the same in both languages")


def finished(sources: Sources) -> Iterator[Problem]:
    """What finished twins share beyond what `check` asks: order, terms, typed blocks and sources."""
    pages = sources.book.pages
    for slug, english in pages[ENGLISH].items():
        for language in LANGUAGES:
            twin = pages[language].get(slug)
            if twin is None or twin is english:
                continue
            yield from _addresses(english, twin)
            yield from _fences(english, twin)
            if not (english.content.refusals or twin.content.refusals):
                yield from _order(english, twin)
                yield from _terms(english, twin, sources.book.terms)


def check(sources: Sources) -> Iterator[Problem]:
    """Pages without a twin, and twins that differ. Always over all languages."""
    pages = sources.book.pages
    slugs = {slug for language in LANGUAGES for slug in pages[language]}
    for slug in sorted(slugs):
        for language in LANGUAGES:
            if slug not in pages[language]:
                there = next(pages[other][slug] for other in LANGUAGES if slug in pages[other])
                orphans = [name for name in pages[language] if name not in pages[there.language]]
                hint = nearest(slug, orphans) if orphans else f"write docs/{language}/{slug}.md"
                yield Problem(there.path, 1, f"the page has no twin docs/{language}/{slug}.md", hint)
        english = pages[ENGLISH].get(slug)
        for language in LANGUAGES:
            twin = pages[language].get(slug)
            if english and twin and twin is not english:
                yield from _headings(english, twin)
                if not (english.content.refusals or twin.content.refusals):
                    # A page with a refused call has no calls: they would all be reported as missing.
                    yield from _macros(english, twin)
                yield from _front_matter(english, twin)
