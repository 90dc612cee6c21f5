"""The whole book as data: everything that macros and checks read, loaded once per build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook import checklists, exercises, glossary, pages, paths, samples, ui
from handbook.exemptions import Exemptions, load_exemptions
from handbook.pages import Page
from handbook.problems import MacroError, Problem, nearest
from handbook.translations import Record, load_translations


@dataclass(frozen=True)
class Book:
    """All data of the book. `problems` is what was wrong with it."""

    root: Path
    repo_url: str
    words: ui.Words
    lanes: Mapping[str, samples.Lane]
    folders: Mapping[str, samples.Folder]
    checklists: Mapping[str, checklists.Checklist]
    terms: Mapping[str, glossary.Term]
    paths: Mapping[str, paths.LearningPath]
    exercises: Mapping[str, exercises.Exercise]
    pages: Mapping[str, Mapping[str, Page]]
    translations: Mapping[str, Record]
    exemptions: Exemptions
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Context:
    """Where a macro is called: the book, the page, and the page's address in the site.

    `rebases`: the builder takes relative links in raw HTML as relative to the page's source (Zensical) and not to its
    address (MkDocs leaves them alone).
    """

    book: Book
    page: Page
    url: str
    rebases: bool = False

    @property
    def language(self) -> str:
        """The page's language."""
        return self.page.language

    def words(self, key: str, **values: object) -> str:
        """A string of data/ui.yml in the page's language."""
        return self.book.words.get(self.language, key, **values)

    def link(self, slug: str) -> str:
        """The Markdown link from this page to another. Raises MacroError if there is no such page."""
        there = self.book.pages[self.language]
        if slug not in there:
            raise MacroError(f"unknown page {slug!r}", nearest(slug, there))
        return pages.relative_link(self.page.slug, slug)

    def title(self, slug: str) -> str:
        """The title of a page in this page's language."""
        self.link(slug)
        return self.book.pages[self.language][slug].title

    def site_root(self) -> str:
        """The way from this page to the root of its language's site, for raw HTML."""
        return "../" * (self.page.slug if self.rebases else self.url).count("/") or "./"


def load(root: Path, repo_url: str = "") -> Book:
    """Read all data of the book below `root`. What is wrong with it is in `problems`; nothing is raised."""
    problems: list[Problem] = []
    lanes = samples.load_lanes(root, problems)
    return Book(
        root=root,
        repo_url=repo_url.rstrip("/"),
        words=ui.load_words(root, problems),
        lanes=lanes,
        folders=samples.load_folders(root, lanes, problems),
        checklists=checklists.load_checklists(root, problems),
        terms=glossary.load_terms(root, problems),
        paths=paths.load_paths(root, problems),
        exercises=exercises.load_exercises(root, lanes, problems),
        pages=pages.load_pages(root, problems),
        translations=load_translations(root, problems),
        exemptions=load_exemptions(root, problems),
        problems=tuple(problems),
    )
