"""Headings: one h1; every section with an id of its own that both languages share; chapters say which part each is."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checklists import ID
from handbook.checks.sources import Sources
from handbook.pages import Page, slugify
from handbook.problems import Problem, nearest

PARTS = ("failure", "model", "build", "decide", "mistakes", "proof", "checklist", "exercises", "next", "sources")


def _page(page: Page) -> Iterator[Problem]:
    chapter = page.is_chapter
    tops = [heading for heading in page.content.headings if heading.level == 1]
    if not tops and not page.string("template"):
        yield Problem(page.path, page.content.body_line, "the page has no h1", "begin with `# ` and its title")
    for heading in tops[1:]:
        yield Problem(page.path, heading.line, "a second h1", f"the first is at line {tops[0].line}; write `##`")
    for heading in page.content.headings:
        must = heading.level == 2 or (heading.level == 3 and chapter)
        if must and not heading.id:
            suggestion = slugify(heading.title) or "name"
            yield Problem(
                page.path, heading.line, f"heading {heading.title!r} has no id of its own",
                f"add {{ #{suggestion} }}, in English and the same in both languages",
            )  # fmt: skip
        elif heading.id and not ID.fullmatch(heading.id):
            yield Problem(
                page.path, heading.line, f"heading id {heading.id!r} is not made of a-z, 0-9 and single hyphens"
            )
        if chapter and heading.level == 2 and not heading.parts:
            cause = f"heading {heading.title!r} does not say which part of the chapter it is"
            yield Problem(page.path, heading.line, cause, f'add data-part="…": {", ".join(PARTS)}')
        for part in heading.parts:
            if part not in PARTS:
                yield Problem(page.path, heading.line, f"unknown data-part {part!r}", nearest(part, PARTS))


def _duplicates(sources: Sources, page: Page) -> Iterator[Problem]:
    found = [(heading.id or slugify(heading.title), heading.line) for heading in page.content.headings]
    found += [(name, one.call.line) for one in sources.calls_of(page) for name in one.ids]
    first: dict[str, int] = {}
    for name, line in found:
        if name in first:
            yield Problem(page.path, line, f"id {name!r} is on the page twice", f"first at line {first[name]}")
        first.setdefault(name, line)


def check(sources: Sources) -> Iterator[Problem]:
    """All problems of all headings."""
    for page in sources.pages():
        yield from _page(page)
        yield from _duplicates(sources, page)
