"""What every check reads: the book, and each page of the languages in question rendered once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from handbook import prose, registry
from handbook.book import Book, Context
from handbook.calls import Call
from handbook.pages import Page
from handbook.problems import MacroError, Problem, ProblemsFound

_MACRO_ID = re.compile(r"^[ ]*/// html \| [\w-]+[^\n#\[]*#([\w-]+)", re.M)


def url_of(slug: str) -> str:
    """The address of a page as a site with directories has it."""
    if slug == "index" or slug.endswith("/index"):
        return slug.removesuffix("index")
    return f"{slug}/"


@dataclass(frozen=True)
class Rendered:
    """A call of a page, with the Markdown that it prints or what is wrong with it."""

    call: Call
    markdown: str
    problems: tuple[Problem, ...] = ()

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the elements that the macro makes."""
        return _MACRO_ID.findall(self.markdown)


def _render(context: Context, call: Call) -> Rendered:
    try:
        return Rendered(call, registry.render(context, call.name, call.args, dict(call.kwargs)))
    except MacroError as error:
        return Rendered(call, "", (Problem(context.page.path, call.line, error.cause, error.hint),))
    except ProblemsFound as found:
        return Rendered(call, "", found.problems)


@dataclass(frozen=True)
class Sources:
    """The book, and the languages whose pages are looked at."""

    book: Book
    languages: Sequence[str]

    @cached_property
    def rendered(self) -> Mapping[tuple[str, str], tuple[Rendered, ...]]:
        """The calls of every page, by language and slug. A page with a refused call is not rendered."""
        return {
            (page.language, page.slug): tuple(
                _render(Context(self.book, page, url_of(page.slug)), call)
                for call in page.content.calls
                if call.name in registry.MACROS
            )
            for page in self.pages()
        }

    def pages(self) -> Iterator[Page]:
        """The pages of the languages."""
        for language in self.languages:
            yield from self.book.pages[language].values()

    def calls_of(self, page: Page) -> tuple[Rendered, ...]:
        """The rendered calls of a page."""
        return self.rendered[page.language, page.slug]

    @cached_property
    def passages(self) -> Mapping[tuple[str, str], tuple[prose.Passage, ...]]:
        """The prose of every page of every language, by language and slug. Twins need both."""
        return {
            (language, slug): tuple(prose.of_page(page, self.book.terms))
            for language, pages in self.book.pages.items()
            for slug, page in pages.items()
        }

    @cached_property
    def _anchors(self) -> Mapping[tuple[str, str], frozenset[str]]:
        return {
            (page.language, page.slug): page.content.anchors.union(*(one.ids for one in self.calls_of(page)))
            for page in self.pages()
        }

    def anchors(self, page: Page) -> frozenset[str]:
        """Every id that a link may name on a page."""
        return self._anchors[page.language, page.slug]
