"""The text of a page: no Python that no test runs, no picture without words, each term once in a section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook import prose
from handbook.checks.sources import Sources
from handbook.pages import Page
from handbook.problems import Problem, nearest
from handbook.render.reading import argument

_DUNDER = re.compile(r"__\w+?__")
PYTHON = frozenset({"python", "py", "python3", "pycon", "py3", "ipython"})


def inline_python(sources: Sources) -> Iterator[Problem]:
    """Python fences that are not in data/exemptions.yml, and exemptions that nothing needs."""
    exempt = sources.book.exemptions.inline_python
    exemptions = {one.page: one for one in exempt}
    for one in exempt:
        if not any(one.page in sources.book.pages[language] for language in sources.languages):
            slugs = {slug for language in sources.languages for slug in sources.book.pages[language]}
            yield Problem(
                one.path, one.line, f"an exemption for an unknown page {one.page!r}", nearest(one.page, slugs)
            )
    for page in sources.pages():
        found = [fence for fence in page.content.fences if fence.language in PYTHON]
        exemption = exemptions.get(page.slug)
        allowed = exemption.count if exemption else 0
        for fence in found[allowed:]:
            cause = "Python typed into the page: no test runs it"
            yield Problem(page.path, fence.line, cause, "show it with sample(), or say why not in data/exemptions.yml")
        if exemption and len(found) < allowed:
            cause = f"the exemption of {allowed} for {page.slug!r} is not needed: {page.path} has {len(found)}"
            yield Problem(exemption.path, exemption.line, cause, "lower the count or take it out")


def images(sources: Sources) -> Iterator[Problem]:
    """Pictures without a text alternative."""
    for page in sources.pages():
        for line in page.content.no_alt:
            yield Problem(page.path, line, "a picture without alternative text", "say in words what it shows")


def terms(sources: Sources) -> Iterator[Problem]:
    """Terms that are linked more than once in a section."""
    for page in sources.pages():
        yield from _terms(page)


def _terms(page: Page) -> Iterator[Problem]:
    first: dict[tuple[int, str], int] = {}
    for call in page.content.calls:
        name = argument(call, 0, "id")
        if call.name != "term" or not isinstance(name, str):
            continue
        section = page.section(call.line)
        key = (section.line if section else 0, name)
        if key in first:
            cause = f"term {name!r} is linked twice in this section"
            yield Problem(page.path, call.line, cause, f"first at line {first[key]}; write plain words here")
        first.setdefault(key, call.line)


def dunders(sources: Sources) -> Iterator[Problem]:
    """`__names__` outside code, which Markdown would print in bold and without their underscores."""
    for language in sources.languages:
        pages = (sources.passages[language, slug] for slug in sources.book.pages[language])
        for passage in (*(one for page in pages for one in page), *prose.of_data(sources.book.root, language)):
            for name in _DUNDER.findall(passage.uncoded):
                cause = f"{name} outside code: Markdown prints it in bold, without its underscores"
                yield Problem(passage.path, passage.line, cause, f"write `{name}`")
