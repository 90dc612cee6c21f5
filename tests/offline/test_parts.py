"""The plain parts: lists, archives and markup, without a build and without a browser."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from handbook.offline import archive, markup, precache
from handbook.offline.markup import Archive, MarkupError
from handbook.offline.unused import HOSTED, UNUSED, is_unused, remove_unused
from handbook.ui import load_words
from tools import offline
from tools.common import Failure

ROOT = Path(__file__).resolve().parents[2]
SWITCH = (
    '<p>\n    <a class="pp-button pp-lang" href="{}" hreflang="es" lang="es" title="x"><span>Español</span></a>\n</p>'
)
ARCHIVES = [
    Archive("handbook-en.zip", "en", 350_866, "00", "2026-11-21"),
    Archive("handbook-es.zip", "es", 1_500_000, "00", "2026-11-21"),
    Archive("handbook.zip", "both", 20_000_000, "00", ""),
]


def files(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


# ---------------------------------------------------------------- what a browser keeps


def test_the_lists_hold_every_file_of_their_language(tmp_path: Path) -> None:
    site = files(
        tmp_path, "index.html", "backend/fastapi/index.html", "samples/a b.py", "search/index-en.js", "404.html",
        "es/index.html", "es/backend/fastapi/index.html", "es/404.html", "downloads/handbook.zip", "sw.js", "keep.json",
        "precache.en.json", "sitemap.xml", "es/assets/javascripts/lunr/min/lunr.es.min.js", "essays/index.html",
    )  # fmt: skip
    found = precache.read(site)
    assert [file.url for file in found.files["en"]] == [
        "", "backend/fastapi/", "essays/", "samples/a%20b.py", "search/index-en.js",
    ]  # fmt: skip
    assert [file.url for file in found.files["es"]] == ["es/", "es/backend/fastapi/"]
    home = found.files["en"][0]
    assert (home.sha256, home.bytes) == (hashlib.sha256(b"index.html").hexdigest(), 10)
    assert found.bytes("es") == len("es/index.html") + len("es/backend/fastapi/index.html")


def test_the_same_pages_are_the_same_edition_and_others_are_not(tmp_path: Path) -> None:
    site = files(tmp_path, "index.html", "es/index.html")
    first = precache.write(site)
    written = {
        name: (site / name).read_bytes() for name in ("sw.js", "keep.json", "precache.en.json", "precache.es.json")
    }
    assert precache.write(site) == first, "what it writes is not in its own lists"
    assert written == {name: (site / name).read_bytes() for name in written}
    (site / "es" / "index.html").write_text("changed", encoding="utf-8")
    assert precache.read(site).edition != first.edition


def test_the_worker_knows_the_checksums_of_its_lists(tmp_path: Path) -> None:
    made = precache.outputs(precache.read(files(tmp_path, "index.html", "es/index.html")))
    lines = made["sw.js"].decode().splitlines()
    lists = json.loads(lines[1].removeprefix("const LISTS = ").removesuffix(";"))
    for lang in ("en", "es"):
        assert lists[lang]["sha256"] == hashlib.sha256(made[f"precache.{lang}.json"]).hexdigest()
        assert lists[lang]["files"] == len(json.loads(made[f"precache.{lang}.json"])["files"])
    sizes = json.loads(made["keep.json"])
    assert json.loads(lines[0].removeprefix("const EDITION = ").removesuffix(";")) == sizes["edition"]
    assert sizes["languages"]["en"] == {"bytes": 10, "files": 1}


# ---------------------------------------------------------------- archives


def test_an_archive_does_not_depend_on_the_files_dates_and_rights(tmp_path: Path) -> None:
    one, other = files(tmp_path / "one", "b/x.html", "a.html"), files(tmp_path / "other", "a.html", "b/x.html")
    (other / "a.html").chmod(0o600)
    (other / "a.html").touch()
    stamp = archive.Stamp(1763700000)
    size = archive.write_zip(tmp_path / "one.zip", one, stamp, {"LICENSE": b"text"})
    archive.write_zip(tmp_path / "other.zip", other, stamp, {"LICENSE": b"text"})
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    assert (tmp_path / "one.zip").stat().st_size == size
    assert sorted(file.name for file in tmp_path.iterdir()) == ["one", "one.zip", "other", "other.zip"]


def test_the_date_of_an_edition(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763700000")
    assert offline.stamp(tmp_path).date == "2025-11-21"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(Failure, match="SOURCE_DATE_EPOCH"):
        offline.stamp(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert offline.stamp(tmp_path) == archive.UNDATED
    assert archive.UNDATED.date == ""


def test_what_nobody_asks_for_is_removed(tmp_path: Path) -> None:
    wanted = ["assets/stylesheets/handbook.css", "assets/javascripts/handbook.js", "search/index-en.js", "index.html"]
    unwanted = [
        "assets/stylesheets/main.57a0d79d.min.css", "assets/javascripts/bundle.a5f9d56c.min.js",
        "assets/javascripts/lunr/min/lunr.tr.min.js", "assets/javascripts/workers/search.a7633da7.min.js",
        "assets/javascripts/bundle.a5f9d56c.min.js.map", "sitemap.xml.gz", "search/search_index.json",
    ]  # fmt: skip
    site = files(tmp_path, *wanted, *unwanted)
    assert remove_unused(site) == len(unwanted)
    assert sorted(archive.files_below(site)) == sorted(wanted)
    assert not (site / "assets/javascripts/lunr").exists()
    assert is_unused("404.html", (*UNUSED, *HOSTED))
    assert not is_unused("404.html")
    assert not is_unused("samples/a/sitemap.xml")


# ---------------------------------------------------------------- markup


@pytest.mark.parametrize(
    ("page", "href"),
    [("index.html", "../es/index.html"), ("backend/fastapi.html", "../../es/backend/fastapi.html")],
)
def test_the_switch_of_two_languages_beside_each_other(page: str, href: str) -> None:
    assert f'href="{href}"' in markup.switch_beside(page, SWITCH.format("./es/index.html"), "es")


def test_the_switch_of_one_language_is_taken_out() -> None:
    assert markup.without_switch("index.html", SWITCH.format("x")) == "<p>\n</p>"
    with pytest.raises(MarkupError, match="0 language switches"):
        markup.without_switch("index.html", "<p></p>")


def test_the_list_of_archives_in_both_languages() -> None:
    words = load_words(ROOT, [])
    english = markup.archive_list(ARCHIVES, "en", words, "../downloads/")
    assert english.index("handbook-en.zip") < english.index("handbook.zip") < english.index("handbook-es.zip")
    assert "zip, 351 kB, edition of 21 November 2026" in english
    assert "(zip, 20.0 MB)" in english
    spanish = markup.archive_list(ARCHIVES, "es", words, "../../downloads/")
    assert '<a href="../../downloads/handbook-es.zip" download>El libro en español</a>' in spanish
    assert "zip, 1,5 MB, edición del 21 de noviembre de 2026" in spanish


def test_the_list_is_put_in_again_in_place_of_the_last() -> None:
    page = '<p>a</p><div class="pp-downloads" data-search-exclude="true">\n<p>none</p>\n</div><p>b</p>'
    once = markup.fill_archives("offline", page, "<ul></ul>")
    assert "none" not in once
    assert markup.fill_archives("offline", once, "<ul></ul>") == once
    with pytest.raises(MarkupError):
        markup.fill_archives("offline", "<p>a</p>", "")


def test_the_start_page_leads_to_every_language() -> None:
    page = markup.start_page({"en": "Proven <Python>", "es": "Python probado"}, load_words(ROOT, []))
    assert 'href="en/index.html" lang="en"' in page
    assert 'href="es/index.html" lang="es"' in page
    assert "Proven &lt;Python&gt;" in page
    assert "://" not in page
