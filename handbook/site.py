"""One language's site during a build: its book, checked, and the page behind an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
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


# What a book is read from. Zensical asks for an edition in each of its threads, and a server after each change.
READ = ("data", "docs", "samples")
_latest: dict[tuple[Path, str, str, bool], tuple[frozenset[tuple[str, int, int]], Edition]] = {}
_lock = Lock()


def _state(root: Path) -> frozenset[tuple[str, int, int]]:
    """Name, size and time of change of every file that a book is read from."""
    files = [file for folder in READ for file in (root / folder).rglob("*")]
    files += root.glob("*.txt")
    stats = ((str(file), file.stat()) for file in files)
    return frozenset((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def edition(root: Path, conf: Mapping[str, Any]) -> Edition:
    """Load the book below `root` and check the sources of one language, as the builder's configuration `conf` says.

    An unfinished page (without an exercise yet, say) is built: its writer wants to see it. `handbook check` refuses it.
    As long as no file has changed, the same edition is given again: to check it takes as long as to build some pages.

    Raises ProblemsFound with everything that is wrong, before any page is rendered.
    """
    language = of_docs_dir(conf["docs_dir"])
    repo_url = conf.get("repo_url") or ""
    # Only Zensical has this key; it names no other difference that a macro could see.
    rebases = "root_dir" in conf
    key = (root, language, repo_url, rebases)
    with _lock:
        state = _state(root)
        if key not in _latest or _latest[key][0] != state:
            book = books.load(root, repo_url)
            problems = run(book, (language,), finished=False)
            if problems:
                raise ProblemsFound(problems)
            _latest[key] = state, Edition(book, language, rebases)
        return _latest[key][1]
