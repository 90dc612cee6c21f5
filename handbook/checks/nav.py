"""The nav of mkdocs.yml: every page is in it once, and every entry is a page."""

from __future__ import annotations

from collections.abc import Iterator

from handbook import files
from handbook.checks.sources import Sources
from handbook.languages import ENGLISH
from handbook.problems import Problem, nearest
from handbook.yamlsource import Entry, load

CONFIG = "mkdocs.yml"


def _pages(entry: Entry) -> Iterator[Entry]:
    if isinstance(entry.value, str):
        yield entry
    elif isinstance(entry.value, list):
        for item in entry.value:
            yield from _pages(item)
    elif isinstance(entry.value, dict):
        for item in entry.value.values():
            yield from _pages(item)


def check(sources: Sources) -> Iterator[Problem]:
    """Pages missing from the nav, and entries without a page, in every language looked at."""
    book = sources.book
    path = book.root / CONFIG
    if not path.is_file():
        yield Problem(CONFIG, 1, "is missing")
        return
    problems: list[Problem] = []
    config = load(files.read(book.root, path), CONFIG, problems)
    yield from problems
    nav = config.value.get("nav") if config and isinstance(config.value, dict) else None
    if nav is None:
        if not problems:
            yield Problem(CONFIG, 1, "has no nav")
        return
    seen: dict[str, int] = {}
    for entry in _pages(nav):
        if entry.value.startswith(("http://", "https://")):
            continue
        slug = entry.value.removesuffix(".md")
        if slug in seen:
            yield entry.problem(f"{entry.value!r} is in the nav twice", f"first at line {seen[slug]}")
        seen.setdefault(slug, entry.line)
        if slug not in book.pages[ENGLISH] or not entry.value.endswith(".md"):
            close = nearest(entry.value, [f"{name}.md" for name in book.pages[ENGLISH]])
            yield entry.problem(f"the nav names {entry.value!r}, and there is no docs/{ENGLISH}/{entry.value}", close)
    for slug, page in book.pages[ENGLISH].items():
        if slug not in seen:
            yield Problem(page.path, 1, "the page is missing from the nav", f"add {slug}.md to nav in {CONFIG}")
