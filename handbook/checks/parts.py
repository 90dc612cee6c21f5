"""Chapters: the parts that their kind asks for, a promise with the facts below it, and what each part must show."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.headings import PARTS
from handbook.checks.sources import Rendered, Sources
from handbook.pages import Page
from handbook.problems import Problem
from handbook.registry import INLINE
from handbook.render import reading

ALL = ("next", "sources")
REQUIRED = {
    "tutorial": ("failure", "model", "build", "proof", "exercises", *ALL),
    "how-to": ("failure", "build", "decide", "mistakes", "proof", "exercises", *ALL),
    "explanation": ("failure", "model", "decide", "mistakes", "exercises", *ALL),
    "reference": ALL,
}
EXERCISES = {"tutorial": (3, 5), "how-to": (1, 3), "explanation": (1, 3)}
# What a sample that fails, or is wrong on purpose, prints; and the output of a run that ended with an error.
_FAILING = (".pp-sample--wrong", ".pp-output--error")


def part_of(page: Page, line: int) -> tuple[str, ...]:
    """The parts of the h2 under which a line stands."""
    found: tuple[str, ...] = ()
    for heading in page.content.headings:
        if heading.line > line:
            break
        if heading.level == 2:
            found = heading.parts
    return found


def _line(page: Page, part: str) -> int:
    """The line of a part's first h2, or 1."""
    found = (heading.line for heading in page.content.headings if heading.level == 2 and part in heading.parts)
    return next(found, 1)


def _present(page: Page) -> Iterator[Problem]:
    kind = page.string("kind")
    tops = [heading for heading in page.content.headings if heading.level == 2]
    there = {part for heading in tops for part in heading.parts}
    if there - set(PARTS) or (page.is_chapter and not all(heading.parts for heading in tops)):
        return  # reported with the headings: what is missing may be what is misspelt there
    for part in REQUIRED[kind]:
        if part not in there:
            hint = f'write it, and say so at its heading: ## … {{ #id data-part="{part}" }}'
            yield Problem(page.path, 1, f"the part {part!r} is missing, which a page of kind {kind!r} needs", hint)


def _promise(sources: Sources, page: Page) -> Iterator[Problem]:
    top = next((heading for heading in page.content.headings if heading.level == 1), None)
    if top is None:
        return  # reported with the headings
    calls = [call for call in page.content.calls if call.name not in INLINE]
    facts = next((call for call in calls if call.name == "page_facts"), None)
    if facts is None:
        yield Problem(page.path, top.line, "page_facts() is missing", "put it right after the promise, under the h1")
        return
    first = next((heading for heading in page.content.headings if heading.level == 2), None)
    if facts is not calls[0] or (first and first.line < facts.line):
        cause = "page_facts() does not stand at the top"
        yield Problem(page.path, facts.line, cause, "put it right after the promise, under the h1")
        return
    passages = sources.passages[page.language, page.slug]
    between = [one for one in passages if one.kind == "text" and top.line < one.line < facts.line]
    if not between:
        hint = "one or two sentences: what the reader can do after this page, and what she will have"
        yield Problem(page.path, top.line, "no promise stands between the h1 and page_facts()", hint)
    elif len(between) > 1:
        cause = f"{len(between)} paragraphs stand between the h1 and page_facts()"
        yield Problem(page.path, between[1].line, cause, "only the promise does; move the rest below the facts")


def fails(one: Rendered) -> bool:
    """Whether a call shows code that is wrong, or a run that failed."""
    return any(mark in one.markdown for mark in _FAILING)


def _shown(sources: Sources, page: Page) -> Iterator[Problem]:
    parts = {part for heading in page.content.headings for part in heading.parts}
    calls = [one for one in sources.calls_of(page) if "failure" in part_of(page, one.call.line)]
    # What cannot be rendered is reported itself, and may be what fails.
    if "failure" in parts and not any(one.problems or fails(one) for one in calls):
        cause = "the part 'failure' shows nothing that fails"
        hint = "show a sample whose run ends with an error, or that sample.yml names under `wrong:`"
        yield Problem(page.path, _line(page, "failure"), cause, hint)
    if not any(one.call.name == "figure" for one in sources.calls_of(page)) and "![" not in page.content.prose:
        yield Problem(page.path, 1, "the chapter has no picture", "draw one from a result with figure()")
    least, most = EXERCISES[page.string("kind")]
    count = len(reading.exercises_of(page))
    if not least <= count <= most:
        cause = f"{count} exercise{'' if count == 1 else 's'}, and a page of kind {page.string('kind')!r} has"
        yield Problem(page.path, _line(page, "exercises"), f"{cause} {least} to {most}", "call exercise() for each")


def _sources(page: Page) -> Iterator[Problem]:
    for heading in page.content.headings:
        if heading.level == 2 and "sources" in heading.parts:
            links = (link for link in page.content.links if link.target.startswith(("https:", "http:")))
            if not any("sources" in part_of(page, link.line) for link in links):
                hint = "link each source, primary first, with its date and what it supports"
                yield Problem(page.path, heading.line, "the part 'sources' links to no source", hint)


def check(sources: Sources) -> Iterator[Problem]:
    """What is missing from chapters. A page with a refused call has no calls, and is mended first."""
    for page in sources.pages():
        if not page.needs_parts or page.content.refusals:
            continue
        yield from _present(page)
        yield from _promise(sources, page)
        yield from _sources(page)
        if page.is_chapter:
            yield from _shown(sources, page)
