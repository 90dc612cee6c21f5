from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import tree

from handbook import book as books
from handbook import checks
from handbook.book import Context
from handbook.checks.sources import url_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small, right book."""
    return tree.build(tmp_path)


@pytest.fixture
def problems(root: Path) -> Callable[[], list[str]]:
    """What the checks say about the book as it is now."""
    return lambda: [str(problem) for problem in checks.run(books.load(root))]


@pytest.fixture
def call(root: Path) -> Callable[..., str]:
    """Render a call that is written at the end of the English chapter (or of another page)."""
    from handbook import registry

    def render(source: str, slug: str = "backend/fastapi", language: str = "en", repo: str = "", url: str = "") -> str:
        page = root / "docs" / language / f"{slug}.md"
        # The page's own calls go, so that none is equal to this one.
        text = re.sub(r"<!--\[\[.*?\]\]-->", "", page.read_text(encoding="utf-8"), flags=re.S)
        page.write_text(f"{text}\n\n{source}\n", encoding="utf-8")
        book = books.load(root, repo)
        found = book.pages[language][slug]
        last = found.content.calls[-1]
        return registry.render(Context(book, found, url or url_of(slug)), last.name, last.args, dict(last.kwargs))

    return render
