"""Front matter: only the keys that there are, with values that mean something.

It is more than tidiness: the macros plugin makes every key a template variable, `render_macros: false` would switch the
macros off, and a key with a macro's name would hide that macro.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.checks.sources import Sources
from handbook.pages import Page
from handbook.problems import Problem, nearest

KEYS = (
    "title", "description", "kind", "domain", "for", "seeds", "prerequisites", "checklists", "samples",
    "template", "hide", "search",
)  # fmt: skip
KINDS = ("tutorial", "how-to", "explanation", "reference", "index")
HIDDEN = ("navigation", "toc", "footer", "path", "tags", "feedback")
LISTS = ("seeds", "prerequisites", "checklists", "samples", "hide")
TEXTS = ("title", "description", "kind", "domain", "for", "template")


def _values(page: Page) -> Iterator[Problem]:
    for key, entry in page.meta.items():
        if key not in KEYS:
            yield entry.problem(f"unknown front matter key {key!r}", nearest(key, KEYS))
        elif key in TEXTS and not (isinstance(entry.value, str) and entry.value.strip()):
            yield entry.problem(f"front matter: {key!r} must be text")
        elif key in LISTS:
            values = entry.value if isinstance(entry.value, list) else [None]
            if not all(item and isinstance(item.value, str) for item in values):
                yield entry.problem(f"front matter: {key!r} must be a list of texts")
        elif key == "search" and not isinstance(entry.value, dict):
            yield entry.problem("front matter: 'search' must be a mapping")


def _known(page: Page, key: str, names: Mapping[str, object] | tuple[str, ...], what: str) -> Iterator[Problem]:
    entry = page.meta.get(key)
    found = page.strings(key) or ((page.string(key),) if page.string(key) else ())
    for name in found:
        if entry and name not in names:
            yield entry.problem(f"front matter: unknown {what} {name!r}", nearest(name, names))


def check(sources: Sources) -> Iterator[Problem]:
    """All problems of all front matter."""
    book = sources.book
    templates = tuple(path.name for path in (book.root / "overrides").glob("*.html"))
    for page in sources.pages():
        yield from _values(page)
        needed = ["title", "description", "kind"]
        needed += ["domain", "for"] if page.is_chapter else []
        for key in needed if page.meta else ():
            if key not in page.meta:
                kind = f"a page of kind {page.string('kind')!r}" if key in ("domain", "for") else "a page"
                yield Problem(page.path, 1, f"front matter: {key!r} is missing", f"{kind} needs it")
        yield from _known(page, "kind", KINDS, "kind")
        yield from _known(page, "hide", HIDDEN, "part to hide")
        yield from _known(page, "prerequisites", book.pages[page.language], "page")
        yield from _known(page, "checklists", book.checklists, "checklist")
        yield from _known(page, "samples", book.folders, "sample folder")
        yield from _known(page, "template", templates, "template")
        if page.slug in page.strings("prerequisites"):
            yield page.meta["prerequisites"].problem("front matter: the page is its own prerequisite")
