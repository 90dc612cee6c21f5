"""Fixtures of the offline tests: a small book, two editions of its site, its archives, a browser."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[2])]

import smallbook  # noqa: E402
from offlinekit import BROWSER_ARGUMENTS, Built, Host  # noqa: E402

from handbook.offline import precache  # noqa: E402
from tools.browser import find_or_install  # noqa: E402

expect.set_options(timeout=60_000)  # a loaded machine is slow, not wrong


def as_second(site: Path) -> None:
    """The same site in its next edition: every page and the stylesheet differ, and one page is gone."""
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("<head>", '<head><meta name="edition" content="second">'), encoding="utf-8")
    for file in site.rglob("handbook.css"):
        file.write_text(file.read_text(encoding="utf-8") + "\n/* second edition */\n", encoding="utf-8")
    shutil.rmtree(site / "about")
    precache.write(site)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = smallbook.copy(tmp_path_factory.mktemp("offline") / "tree")
    made = Built(root, root / "site", root.parent / "second", root / "dist", "")
    made.run("tools.build")
    made.log = made.run("tools.offline")
    shutil.copytree(made.first, made.second)
    as_second(made.second)
    return made


@pytest.fixture
def host(built: Built) -> Iterator[Host]:
    """The first edition, hosted."""
    one = Host(built.first)
    one.start()
    yield one
    one.released.set()
    one.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=find_or_install(), args=BROWSER_ARGUMENTS)
        yield instance
        instance.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A new reader, with an empty store of her own."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(
            **({"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | options)
        )
        context.set_default_timeout(10000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
