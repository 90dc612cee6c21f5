"""Fixtures of the search tests: the built pages with today's index and engine, and a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[2])]

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


def built_site(folder: Path) -> Path:
    """The pages to index: SITE_DIR if it is set, else a fresh build of this tree."""
    given = os.environ.get("SITE_DIR")
    if given:
        return (ROOT / given).resolve()
    target = folder / "site"
    command = [sys.executable, "-m", "tools.build", "--site", str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the site does not build:\n{done.stdout}{done.stderr}"
    return target


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Written]]:
    """Each language's pages in a folder of their own, indexed by today's builder, with today's engine beside them."""
    folder = tmp_path_factory.mktemp("search")
    source = built_site(folder)
    made = {}
    for lang in LANGUAGES:
        site = folder / lang
        keep = shutil.ignore_patterns("samples", "es") if lang == "en" else shutil.ignore_patterns("samples")
        shutil.copytree(source if lang == "en" else source / lang, site, ignore=keep)
        others = {other: f"../{other}/" for other in LANGUAGES if other != lang}
        made[lang] = (site, build(site, lang, load_synonyms(ROOT), others))
        put_engine(site, lang)
    return made
