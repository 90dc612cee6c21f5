"""Fixtures of the search tests: the built pages with today's index and engine, and a browser."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[2])]

from builtsite import of_this_tree  # noqa: E402
from kit import LANGUAGES, ROOT, put_engine  # noqa: E402

from handbook.search.synonyms import load_synonyms  # noqa: E402
from handbook.search.write import Written, build  # noqa: E402
from tools.browser import find_or_install  # noqa: E402


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless browser for all tests."""
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(
            executable_path=find_or_install(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield instance
        instance.close()


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Written]]:
    """Each language's pages in a folder of their own, indexed by today's builder, with today's engine beside them."""
    folder = tmp_path_factory.mktemp("search")
    source = of_this_tree(folder / "site")
    made = {}
    for lang in LANGUAGES:
        site = folder / lang
        keep = shutil.ignore_patterns("samples", "es") if lang == "en" else shutil.ignore_patterns("samples")
        shutil.copytree(source if lang == "en" else source / lang, site, ignore=keep)
        others = {other: f"../{other}/" for other in LANGUAGES if other != lang}
        made[lang] = (site, build(site, lang, load_synonyms(ROOT), others))
        put_engine(site, lang)
    return made
