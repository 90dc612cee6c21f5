"""Links between pages: relative, to a page that is there, to an id that is there (written, or made by a macro)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from handbook import pages
from handbook.checks.sources import Sources
from handbook.pages import Page
from handbook.problems import Problem, nearest

_OUTSIDE = re.compile(r"^(?:https?|mailto|tel):", re.I)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)


def _link(sources: Sources, page: Page, target: str, line: int) -> Iterator[Problem]:
    if not target:
        yield Problem(page.path, line, "a link without a target")
        return
    if _OUTSIDE.match(target):
        return
    if _SCHEME.match(target):
        yield Problem(
            page.path,
            line,
            f"link {target!r} has a scheme that no page may use",
            "write https:, mailto: or a relative path",
        )
        return
    if target.startswith("/"):
        yield Problem(
            page.path,
            line,
            f"absolute link {target!r}",
            "write it relative to this page; the site may live under a path",
        )
        return
    path, _, anchor = unquote(target).partition("#")
    path = path.partition("?")[0]
    there = sources.book.pages[page.language]
    other: Page | None = page
    if path:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(page.slug), path))
        file = sources.book.root / "docs" / page.language / joined
        if path.endswith(".md"):
            other = there.get(joined.removesuffix(".md"))
            if other is None:
                close = nearest(path, [pages.relative_link(page.slug, slug) for slug in there])
                yield Problem(
                    page.path, line, f"dead link {target!r}: there is no docs/{page.language}/{joined}", close
                )
                return
        elif path.endswith("/") or file.is_dir():
            yield Problem(page.path, line, f"link {target!r} names a folder", "link to the page's .md file")
            return
        elif joined.startswith("..") or not (file.is_file() or (sources.book.root / "overrides" / joined).is_file()):
            yield Problem(page.path, line, f"dead link {target!r}: there is no such file in docs/{page.language}")
            return
        else:
            return
    if anchor and other and anchor not in sources.anchors(other):
        where = "this page" if other is page else other.path
        yield Problem(
            page.path,
            line,
            f"dead anchor {target!r}: {where} has no id {anchor!r}",
            nearest(anchor, sources.anchors(other)),
        )


def check(sources: Sources) -> Iterator[Problem]:
    """All dead and absolute links, of pages and of what macros print into them."""
    for page in sources.pages():
        for link in page.content.links:
            yield from _link(sources, page, link.target, link.line)
        for one in sources.calls_of(page):
            if "](" not in one.markdown:
                continue
            for link in pages.parse(one.markdown).links:
                if not link.target.startswith(("./samples/", "samples/")) and "/samples/" not in link.target:
                    yield from _link(sources, page, link.target, one.call.line)
