"""One language's site during a build: its book, checked, and the page behind an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook import book as books
from handbook.book import Book, Context
from handbook.checks import run
from handbook.languages import of_docs_dir
from handbook.pages import slug_of_url
from handbook.problems import Problem, ProblemsFound, nearest


@dataclass(frozen=True)
class Edition:
    """The book in one language, for one builder (see Context.rebases)."""

    book: Book
    language: str
    rebases: bool = False

    def context(self, url: str) -> Context:
        """The page at an address of the site. Raises ProblemsFound if there is none."""
        pages = self.book.pages[self.language]
        slug = slug_of_url(url, pages)
        if slug is None:
            problem = Problem(f"docs/{self.language}", 1, f"no page has the address {url!r}", nearest(url, pages))
            raise ProblemsFound([problem])
        return Context(self.book, pages[slug], url, self.rebases)


def edition(root: Path, conf: Mapping[str, Any]) -> Edition:
    """Load the book below `root` and check the sources of one language, as the builder's configuration `conf` says.

    An unfinished page (without an exercise yet, say) is built: its writer wants to see it. `handbook check` refuses it.

    Raises ProblemsFound with everything that is wrong, before any page is rendered.
    """
    language = of_docs_dir(conf["docs_dir"])
    book = books.load(root, conf.get("repo_url") or "")
    problems = run(book, (language,), finished=False)
    if problems:
        raise ProblemsFound(problems)
    # Only Zensical has this key; it names no other difference that a macro could see.
    return Edition(book, language, rebases="root_dir" in conf)
