"""Fixtures of the tests of the built site: one build, one server, one browser."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[2])]

from builtsite import of_this_tree  # noqa: E402
from sitekit import FIXTURES, LANGUAGES, PUBLIC_URL, BuiltSite, Tree, served  # noqa: E402
from visits import DESKTOP, Visits  # noqa: E402

from tools.browser import find_or_install  # noqa: E402

BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A small book that tests may break, one at a time."""
    return Tree(tmp_path_factory.mktemp("copy") / "tree")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site under test, with no public address: `builtsite.of_this_tree`."""
    return BuiltSite(of_this_tree(tmp_path_factory.mktemp("whole") / "site"))


@pytest.fixture(scope="session")
def published(tree: Tree) -> BuiltSite:
    """A small book as the publishing workflow builds it, with addresses; and with the pages of fixtures/."""
    names = sorted({path.name.split(".")[0] for path in FIXTURES.glob("*.md")})
    with tree.changed() as files:
        entries = "".join(f"  - {name}.md\n" for name in names)
        files.edit("mkdocs.yml", lambda text: text.replace("  - about.md\n", f"  - about.md\n{entries}"))
        for lang in LANGUAGES:
            for name in names:
                files.write(f"docs/{lang}/{name}.md", (FIXTURES / f"{name}.{lang}.md").read_text(encoding="utf-8"))
        target = tree.path("published")
        urls = {"SITE_URL": PUBLIC_URL, "REPO_URL": "https://code.example/proven/python"}
        built = tree.run("-m", "tools.build", "--site", str(target), **urls)
        assert built.status == 0, built.text
    return BuiltSite(target)


@pytest.fixture(scope="session")
def base(site: BuiltSite) -> Iterator[str]:
    """The address of the served site: not the root of its server."""
    with served(site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless browser for all tests."""
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=find_or_install(), args=BROWSER_ARGUMENTS)
        yield instance
        instance.close()


@pytest.fixture
def new_tab(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page for a new reader, with an empty store of her own; closed after the test."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**({"viewport": DESKTOP, "reduced_motion": "reduce"} | options))
        context.set_default_timeout(8000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def visits(browser: Browser, base: str, site: BuiltSite) -> Iterator[Visits]:
    """What the browser saw on each page: each is loaded once per language, scheme and width, for many tests."""
    store = Visits(browser, base)
    yield store
    store.close()
