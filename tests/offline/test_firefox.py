"""The archives in the Firefox of this machine, from disk and with the network cut. Not run where there is none."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import firefox
import pytest
from offlinekit import Built
from unchanged import SMALL_BOOK

READS = (SMALL_BOOK,)
NONE = "there is no Firefox on this machine (Debian and Ubuntu: apt install firefox-esr; or FIREFOX=/path/to/firefox)"
pytestmark = pytest.mark.skipif(not firefox.find(), reason=NONE)

ENTER, DOWN = "\ue007", "\ue015"


@pytest.fixture(scope="module")
def book(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of both languages, unzipped into a folder with a space and signs."""
    folder = tmp_path_factory.mktemp("stick") / "My book (1)"
    with zipfile.ZipFile(built.dist / "handbook.zip") as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[firefox.Firefox]:
    program = firefox.find()
    assert program
    with firefox.started(program, tmp_path_factory.mktemp("firefox") / "profile") as window:
        yield window


def test_it_has_no_network(reader: firefox.Firefox, book: Path) -> None:
    reader.open((book / "en" / "index.html").as_uri())
    said = reader.run("fetch('http://127.0.0.1:8000/').then(() => 'answered', () => 'refused')")
    assert said == "refused"


@pytest.mark.parametrize(("lang", "other"), [("en", "es"), ("es", "en")])
def test_a_reader_chooses_a_language_searches_and_switches(
    reader: firefox.Firefox, book: Path, lang: str, other: str
) -> None:
    reader.open((book / "index.html").as_uri())
    reader.click(f"a[hreflang={lang}]")
    reader.wait_for(f"document.documentElement.lang === '{lang}' && document.readyState === 'complete'")
    assert reader.run("getComputedStyle(document.querySelector('.pp-header')).position") == "sticky"
    reader.click(".pp-search-open")
    reader.type(".pp-search input[role=combobox]", "selectinload")
    reader.wait_for("document.querySelectorAll('.pp-search [role=option]').length > 2")
    reader.type(".pp-search input[role=combobox]", DOWN + ENTER)
    reader.wait_for(f"location.pathname.endsWith('/{lang}/databases/n-plus-one.html')")
    assert reader.run("document.querySelector('h1').textContent.trim().length > 5")
    reader.click("a.pp-lang")
    reader.wait_for(f"location.pathname.endsWith('/{other}/databases/n-plus-one.html')")
    assert reader.run("document.documentElement.lang") == other


def test_the_search_finds_the_same_sections_as_in_the_other_browser(reader: firefox.Firefox, book: Path) -> None:
    reader.open(f"{(book / 'en' / 'index.html').as_uri()}?q=DetachedInstanceError")
    reader.wait_for("document.querySelector('.pp-search [role=option]')")
    first = reader.run("document.querySelector('.pp-search [role=option]').href")
    assert first.endswith("/en/databases/n-plus-one.html#detached"), first


def test_a_tick_stays(reader: firefox.Firefox, book: Path) -> None:
    reader.open((book / "en" / "checklists.html").as_uri())
    assert not reader.run("document.querySelector('.pp-checklist input').checked")
    reader.click(".pp-checklist input")
    reader.reload()
    assert reader.run("document.querySelector('.pp-checklist input').checked")
    checklist = reader.run("document.querySelector('.pp-checklist').dataset.checklist")
    item = reader.run("document.querySelector('.pp-checklist li[data-item]').dataset.item")
    reader.open((book / "es" / "checklists.html").as_uri())
    box = f".pp-checklist[data-checklist='{checklist}'] li[data-item='{item}'] input"
    assert reader.run(f'document.querySelector("{box}").checked'), "the same list in the other language"


def test_a_sample_is_copied_and_looked_at(reader: firefox.Firefox, book: Path) -> None:
    reader.open((book / "en" / "backend" / "fastapi.html").as_uri())
    reader.click(".pp-sample button.pp-copy")
    reader.wait_for("document.querySelector('.pp-sample button.pp-copy').textContent === 'Copied'")
    copied = reader.run("navigator.clipboard.readText()")
    shown = reader.run("document.querySelector('.pp-sample pre > code').textContent")
    assert copied.splitlines()[0] in shown
    assert len(copied.splitlines()) > 2
    file = reader.run("document.querySelector('.pp-sample a.pp-raw').href")
    reader.open(file)
    assert reader.run("document.body.textContent.trim().length > 40")
    assert reader.run("location.href") == file
