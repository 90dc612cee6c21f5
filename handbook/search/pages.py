"""From built pages to sections: what a reader can find, and nothing that merely stands around it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from handbook.search.tree import Node, parse

TEXT, CODE, ERROR = "text", "code", "error"
HEADINGS = {f"h{level}": level for level in range(1, 7)}
DEEPEST = 3  # a heading below this belongs to the section above it
ITEM = DEEPEST + 1
_INLINE = """
a abbr b bdi bdo cite code data del dfn em i img ins kbd label mark q s samp small span strong sub sup time u var
"""
INLINE = frozenset(_INLINE.split())
_SKIPPED = "script style nav button template noscript iframe input select textarea footer form"
SKIPPED_TAGS = frozenset(_SKIPPED.split())
# What macros and the theme repeat on every page: nobody looks for it.
SKIPPED_CLASSES = frozenset(
    {
        "headerlink",
        "pp-proof",
        "pp-tests",
        "pp-facts",
        "pp-measurement",
        "pp-measured",
        "pp-output__label",
        "pp-exercise__label",
        "pp-path",
        "md-content__button",
        "md-source-file",
        "linenos",
        "footnote-backref",
        "pp-glossary__more",
    }
)
EXPLAINS_ITEM = frozenset({"pp-why", "pp-verify", "pp-checklist__intro"})
SPACE = re.compile(r"\s+")


@dataclass
class Section:
    """One place that a result can lead to."""

    id: str  # '' is the top of the page
    level: int  # 1 is the page, ITEM an item of a list
    title: str = ""
    parent: int = -1  # its place in the page's sections
    blocks: list[tuple[str, str]] = field(default_factory=list)  # (TEXT | CODE | ERROR, what it says)

    def text(self) -> str:
        """What excerpts are taken from: one block after the other."""
        return "\n".join(block for _, block in self.blocks)


@dataclass
class Page:
    """A built page."""

    url: str  # relative to the root of the language's site
    sections: list[Section]

    @property
    def title(self) -> str:
        """The page's own title."""
        return self.sections[0].title


class _Walk:
    """Walks an article in document order and fills the sections."""

    def __init__(self, title: str, collection: bool) -> None:
        self.sections = [Section("", 1, title)]
        self._collection = collection  # whether items of lists are sections of their own here
        self._at = self.sections[0]
        self._words: list[str] = []

    def _begin(self, name: str, level: int, title: str) -> None:
        self.flush(TEXT)
        parent = next(place for place in reversed(range(len(self.sections))) if self.sections[place].level < level)
        self._at = Section(name, level, title, parent)
        self.sections.append(self._at)

    def flush(self, kind: str) -> None:
        """End a block."""
        # As the words of the index are: a name in a captured output may be written with combining accents.
        text = unicodedata.normalize("NFC", "".join(self._words))
        self._words.clear()
        text = SPACE.sub(" ", text).strip() if kind == TEXT else text.strip("\n").rstrip()
        if text:
            self._at.blocks.append((kind, text))

    def node(self, node: Node, error: bool = False) -> None:
        """Take in an element."""
        tag, classes = node.tag, node.classes
        if tag in SKIPPED_TAGS or classes & SKIPPED_CLASSES or "data-search-exclude" in node.attributes:
            return
        if classes & EXPLAINS_ITEM and not self._collection:
            return  # said once in the index: on the page that collects the lists
        if tag == "svg":
            self._words.append(f" {node.get('aria-label')} ")
        elif tag in HEADINGS:
            self._heading(node, HEADINGS[tag])
        elif tag == "pre":
            self.flush(TEXT)
            self._words.append(node.text())
            self.flush(ERROR if error else CODE)
        elif self._collection and tag == "div" and "pp-checklist" in classes:
            title = next((one for one in node.elements() if "pp-checklist__title" in one.classes), Node(""))
            self._begin(node.get("id"), DEEPEST, _plain(title))
            self._children(node, error)
        elif self._collection and tag == "li" and "data-item" in node.attributes:
            place = self._at if self._at.level < ITEM else self.sections[self._at.parent]
            title = next((one for one in node.elements() if "pp-item" in one.classes), node)
            self._begin(node.get("id"), ITEM, _plain(title))
            self._children(node, error)
            self.flush(TEXT)
            self._at = place
        else:
            inline = tag in INLINE
            if not inline:
                self.flush(TEXT)
            self._children(node, error or "pp-output--error" in classes)
            if not inline:
                self.flush(TEXT)

    def _children(self, node: Node, error: bool) -> None:
        for child in node.children:
            if isinstance(child, str):
                self._words.append(child)
            else:
                self.node(child, error)

    def _heading(self, node: Node, level: int) -> None:
        self.flush(TEXT)
        title, name = _plain(node), node.get("id")
        if level == 1:
            self.sections[0].title = title or self.sections[0].title
        elif name and level <= DEEPEST:
            self._begin(name, level, title)
        else:
            self._words.append(title)
            self.flush(TEXT)


def _plain(node: Node) -> str:
    """The text of a heading, without the link beside it."""

    def said(one: Node | str) -> str:
        if isinstance(one, str):
            return one
        if one.classes & SKIPPED_CLASSES or one.tag in ("style", "script"):
            return ""
        return "".join(said(child) for child in one.children)

    return SPACE.sub(" ", said(node)).strip()


def _is_article(node: Node) -> bool:
    return node.tag == "article" and ("md-content__inner" in node.classes or node.get("id") == "pp-text")


@dataclass
class _Built:
    url: str
    lang: str
    title: str
    description: str
    article: Node
    items: set[str]


def url_of(path: Path, site: Path) -> str:
    """The address of a page below the site's root: the folder, where the page is a folder's index."""
    relative = path.relative_to(site).as_posix()
    return relative.removesuffix("index.html") if path.name == "index.html" else relative


def _open(path: Path, site: Path) -> _Built | None:
    root = parse(path.read_text(encoding="utf-8"))
    lang = title = description = ""
    article: Node | None = None
    for node in root.elements():
        if node.tag == "html":
            lang = node.get("lang")
        elif node.tag == "title" and not title:
            title = SPACE.sub(" ", node.text()).strip()
        elif node.tag == "meta" and node.get("name") == "description":
            description = node.get("content")
        elif node.tag == "meta" and node.get("name") == "robots" and "noindex" in node.get("content"):
            return None
        elif article is None and _is_article(node):
            article = node
    if article is None or "data-search-exclude" in article.attributes:
        return None
    items = {node.get("id") for node in article.elements() if "data-item" in node.attributes and node.tag == "li"}
    return _Built(url_of(path, site), lang, title, description, article, items)


def _homes(built: Iterable[_Built]) -> set[str]:
    """The pages that collect lists which stand elsewhere too: there every item can be found by itself."""
    shown = Counter(item for page in built for item in page.items)
    home: dict[str, _Built] = {}
    for page in built:
        for item in page.items:
            known = home.get(item)
            if known is None or len(page.items) > len(known.items):
                home[item] = page
    return {page.url for item, page in home.items() if shown[item] > 1 and len(page.items) > 1}


def read_site(site: Path, lang: str) -> list[Page]:
    """Every page of one language, in the order of their addresses. 404 pages and redirects are no pages."""
    built = []
    for path in sorted(site.rglob("*.html")):
        if path.name == "404.html":
            continue
        page = _open(path, site)
        if page is not None and page.lang == lang:
            built.append(page)
    homes = _homes(built)
    pages = []
    for page in built:
        walk = _Walk(page.title, collection=page.url in homes)
        if page.description:
            walk.sections[0].blocks.append((TEXT, page.description))
        walk.node(page.article)
        walk.flush(TEXT)
        pages.append(Page(page.url, walk.sections))
    # The same order with and without folders for pages, so that the offline edition ranks alike.
    return sorted(pages, key=lambda page: page.url.removesuffix(".html").rstrip("/"))
