"""page_facts: what the build knows about a page, so that nobody types it."""

from __future__ import annotations

from handbook import blocks, translations
from handbook.book import Context
from handbook.languages import ENGLISH
from handbook.pages import Page
from handbook.render import reading
from handbook.samples import canonical

CHECKLISTS_PAGE = "checklists"


def _versions(context: Context) -> str:
    """The lanes' Pythons, and the union of the packages of all samples that the page shows."""
    book, found = context.book, {}
    for name in reading.folders_of(book, context.page):
        folder = book.folders[name]
        lane = book.lanes.get(folder.lane)
        if lane is None:
            continue
        found["python"] = f"Python {lane.python}"
        for package in folder.packages:
            version = lane.versions.get(canonical(package))
            if version:
                found[canonical(package)] = f"{package.partition('[')[0]} {version}"
    return " · ".join(found.values())


def _prerequisites(context: Context) -> str:
    return ", ".join(f"[{context.title(slug)}]({context.link(slug)})" for slug in context.page.strings("prerequisites"))


def _checklists(context: Context) -> str:
    links = []
    for name in reading.checklists_of(context.page):
        if name not in context.book.checklists:
            continue  # reported where it is named: in the front matter, or where it is called
        title = blocks.one_line(context.book.checklists[name].title[context.language])
        links.append(f"[{title}]({context.link(CHECKLISTS_PAGE)}#checklist-{name})")
    return ", ".join(links)


def _section_links(page: Page, english: Page, names: list[str]) -> list[str]:
    titles = {heading.id: heading.title for heading in page.content.headings if heading.level in (2, 3)}
    there = {heading.id for heading in english.content.headings}
    return [f"[{titles[name]}](#{name})" for name in names if name in titles and name in there]


def _stale(context: Context) -> list[str] | None:
    """The ids of the page's sections whose English changed since; None if the translation was never recorded."""
    english = context.book.pages[ENGLISH].get(context.page.slug)
    if context.language == ENGLISH or english is None:
        return []
    return translations.stale(english, context.book.translations.get(context.page.slug))


def _translation(context: Context) -> str:
    english = context.book.pages[ENGLISH].get(context.page.slug)
    if context.language == ENGLISH or english is None:
        return ""
    stale = _stale(context)
    if stale is None:
        return context.words("translation_unrecorded")
    if not stale:
        return context.words("translation_current")
    links = _section_links(context.page, english, stale)
    if "top" in stale:
        links.insert(0, context.words("translation_top"))
    return context.words("translation_stale", sections=", ".join(links))


def page_facts(context: Context) -> str:
    """Kind, readers, minutes, prerequisites, versions, checklists, and the state of the translation."""
    words, page = context.words, context.page
    kind = page.string("kind")
    rows = [
        ("kind", words(f"kind_{kind}") if kind else ""),
        ("for_whom", page.string("for")),
        ("time", words("minutes", minutes=reading.minutes(context.book, page))),
        ("prerequisites", _prerequisites(context)),
        ("versions", _versions(context)),
        ("checklists", _checklists(context)),
        ("translation", _translation(context)),
    ]
    pairs = []
    for key, value in rows:
        if value:
            pairs += [blocks.html("dt", words(key)), blocks.html("dd", value, mode="inline")]
    # The theme marks these sections; the list is for it, the links above are for everybody.
    marked = " ".join(_stale(context) or ())
    return blocks.html("div.pp-facts" + (f'[data-stale="{marked}"]' if marked else ""), blocks.html("dl", *pairs))
