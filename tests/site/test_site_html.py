"""What the built files hold: checked without a browser, page by page."""

from __future__ import annotations

from unchanged import SITE, SMALL_BOOK

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from sitekit import (
    FIXTURES,
    LANGUAGES,
    PUBLIC_URL,
    ROOT,
    BuiltSite,
    SitePage,
    all_pages,
    chapters,
    front_matter,
    small_pages,
)

from handbook import regions

READS, READS_PAGES = (SITE, SMALL_BOOK), True

PAGES = pytest.mark.parametrize("page", all_pages(), ids=str)


def seen_text(soup: BeautifulSoup) -> str:
    """The text that a reader sees, code included."""
    copy = BeautifulSoup(str(soup.body), "html.parser")
    for hidden in copy.select("script, style, template"):
        hidden.decompose()
    return copy.get_text("\n")


def prose(node: Tag) -> Iterator[str]:
    """The text that a reader sees, without code; comments are none."""
    for child in node.children:
        if isinstance(child, Tag):
            if child.name not in {"code", "pre", "script", "style", "template"}:
                yield from prose(child)
        elif type(child) is NavigableString:
            yield str(child)


def test_there_are_pages_to_look_at(site: BuiltSite) -> None:
    assert len(all_pages()) >= 18
    assert {page.slug for page in all_pages() if page.lang == "en"} == {
        page.slug for page in all_pages() if page.lang == "es"
    }
    built = {path.parent.relative_to(site.folder).as_posix() for path in site.folder.rglob("index.html")}
    assert built == {page.url.rstrip("/") or "." for page in all_pages()}


@PAGES
def test_the_head_says_what_the_page_is(site: BuiltSite, page: SitePage) -> None:
    soup = site.soup(page)
    assert soup.html is not None
    assert soup.html["lang"] == page.lang
    assert len(soup.select("h1")) == 1
    assert soup.h1 is not None
    assert soup.h1.get_text(strip=True)
    assert soup.title is not None
    assert soup.title.get_text(strip=True)
    descriptions = soup.select("meta[name=description]")
    assert len(descriptions) == 1
    assert " ".join(str(descriptions[0]["content"]).split()) == " ".join(str(front_matter(page)["description"]).split())
    assert len(soup.select("meta[name=viewport]")) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_pages_have_one_title(site: BuiltSite, lang: str) -> None:
    pages = [page for page in all_pages() if page.lang == lang]
    titles = Counter(re.search(r"<title>(.*?)</title>", site.html(page), re.DOTALL)[1].strip() for page in pages)
    assert not [title for title, count in titles.items() if count > 1]
    descriptions = Counter(str(front_matter(page).get("description")) for page in pages)
    assert not [text for text, count in descriptions.items() if count > 1]


@PAGES
def test_pictures_have_words(site: BuiltSite, page: SitePage) -> None:
    soup = site.soup(page)
    for picture in soup.select("img"):
        assert picture.has_attr("alt"), f"{page}: {picture}"
    for drawing in soup.select("svg"):
        if drawing.get("role") == "img":
            assert str(drawing.get("aria-label", "")).strip(), f"{page}: a drawing without words: {str(drawing)[:120]}"
        else:
            inside = drawing.find_parent(attrs={"aria-hidden": "true"})
            assert drawing.get("aria-hidden") == "true" or inside, (
                f"{page}: neither hidden nor told: {str(drawing)[:120]}"
            )


@PAGES
def test_no_id_stands_twice(site: BuiltSite, page: SitePage) -> None:
    ids = Counter(str(node["id"]) for node in site.soup(page).select("[id]"))
    assert not [name for name, count in ids.items() if count > 1]


@PAGES
def test_nothing_of_the_machinery_shows(site: BuiltSite, page: SitePage) -> None:
    html = site.html(page)
    for marker in ("<!--[[", "]]-->", "&lt;!--[[", "--8&lt;--", "--8<--", "Macro Rendering Error"):
        assert marker not in html, f"{page} holds {marker}"
    assert str(ROOT) not in html
    # /ana/ is invented: an exercise is about paths like these.
    place = r"(?<![…~\w.-])/(?!ana/)(?:[\w.-]+/)*site-packages/"
    assert not re.search(place, html), f"{page} names a place of a machine"
    assert not re.search(r"(?:file:///|/home/|/Users/|(?<!…)/tmp/|[A-Z]:\\\\Users)", html), (
        f"{page} names a place of a machine"
    )
    body = site.soup(page).body
    words = list(prose(body))
    # It may begin a sentence, or be a part of a name (If-None-Match); a value that was printed stands anywhere else.
    stray = re.search(
        r".{0,40}(?<![\w'\"“«-])(?:None(?! of\b)|\[object Object\])(?![\w'\"”»-]).{0,40}", " ".join(words)
    )
    assert not stray, f"{page}: {stray[0]!r}"
    alone = [text for text in map(str.strip, words) if text in {"Undefined", "None", "True", "False", "nan", "null", "undefined"}]
    assert not alone, f"{page} prints {alone}"
    for node in body.find_all(True):
        for name, value in node.attrs.items():
            words = " ".join(value) if isinstance(value, list) else str(value)
            assert words != "None", f"{page}: {name}=None in {str(node)[:120]}"


@PAGES
def test_every_address_of_the_page_itself_is_relative(site: BuiltSite, page: SitePage) -> None:
    """Without a public address no link may need one: the site works under any path."""
    for node in site.soup(page).select("[href], [src]"):
        value = str(node.get("href") or node.get("src"))
        parts = urlsplit(value)
        if parts.scheme or parts.netloc:
            assert parts.scheme == "https", f"{page}: {value}"
            assert node.name == "a", f"{page} loads from elsewhere: {str(node)[:120]}"
        else:
            assert not value.startswith("/"), f"{page}: {value} only works at the root of a host"


# ---------------------------------------------------------------- samples


@pytest.mark.parametrize("page", chapters(), ids=str)
def test_every_sample_says_that_it_ran(site: BuiltSite, page: SitePage) -> None:
    blocks = site.soup(page).select(".pp-sample")
    assert len(blocks) >= 5
    for block in blocks:
        name = str(block.select_one(".filename, pre"))[:80]
        marks = block.select(".pp-proof .pp-mark")
        assert len(marks) == 1, f"{page}: {len(marks)} marks at {name}"
        kinds = {kind for kind in marks[0]["class"] if kind.startswith("pp-mark--")}
        wrong = "pp-sample--wrong" in block["class"]
        assert kinds == {"pp-mark--wrong" if wrong else "pp-mark--ran"}, f"{page}: {kinds} at {name}"
        words = marks[0].get_text(" ", strip=True)
        assert len(re.findall(r"[^\W\d_]{2,}", words)) >= 1, f"{page}: the mark has no words at {name}"
        proof = block.select_one(".pp-proof").get_text(" ", strip=True)
        assert re.search(r"\d+\.\d+", proof), f"{page}: no version beside {name}: {proof}"


@pytest.mark.parametrize("page", chapters(), ids=str)
def test_what_fails_says_so_in_words_that_differ(site: BuiltSite, page: SitePage) -> None:
    soup = site.soup(page)
    wrong = {mark.get_text(" ", strip=True) for mark in soup.select(".pp-mark--wrong")}
    ran = {mark.get_text(" ", strip=True) for mark in soup.select(".pp-mark--ran")}
    assert wrong, f"{page} shows no failure"
    assert ran
    assert not wrong & ran
    for output in soup.select(".pp-output"):
        label = output.select_one(".pp-output__label")
        assert label is not None
        assert label.get_text(strip=True)


@pytest.mark.parametrize("page", all_pages(), ids=str)
def test_the_raw_file_is_the_tested_file(site: BuiltSite, page: SitePage) -> None:
    links = site.soup(page).select("a.pp-raw")
    if page in chapters():
        assert links
    for link in links:
        assert link.has_attr("download")
        target = site.resolve(page, str(link["href"]))
        assert target.is_file(), f"{page}: {link['href']}"
        home = site.folder if page.lang == "en" else site.folder / page.lang
        inside = target.relative_to(home.resolve() / "samples")
        assert target.read_bytes() == (ROOT / "samples" / inside).read_bytes(), f"{inside} is not the tested file"


@PAGES
def test_no_marker_of_a_sample_reaches_a_page(site: BuiltSite, page: SitePage) -> None:
    for code in site.soup(page).select(".pp-sample > .highlight pre"):
        text = code.get_text()
        assert "8<--" not in text, f"{page}: {text[:200]}"
        assert not re.search(r"\(!\)\s*$|\(\d+\)!\s*$", text, re.MULTILINE), f"{page}: {text[:200]}"


@pytest.mark.parametrize("page", [page for page in all_pages() if page.lang == "en"], ids=str)
def test_both_languages_show_the_same_code(site: BuiltSite, page: SitePage) -> None:
    shown = [
        [code.get_text() for code in site.soup(one).select(".pp-sample > .highlight pre")] for one in (page, page.twin)
    ]
    assert shown[0] == shown[1], f"{page} and {page.twin} show different samples"


# ---------------------------------------------------------------- 404, and the build with an address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_404_page_in_each_language(site: BuiltSite, lang: str) -> None:
    path = (site.folder if lang == "en" else site.folder / lang) / "404.html"
    soup = site.parse(path)
    assert soup.html is not None
    assert soup.html["lang"] == lang
    assert len(soup.select("h1")) == 1
    assert len(seen_text(soup).split()) > 20
    assert soup.select("main a[href], article a[href]")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_templates_of_other_tools_come_out_as_written(published: BuiltSite, lang: str) -> None:
    page = SitePage(lang, "braces")
    source = (FIXTURES / f"braces.{lang}.md").read_text(encoding="utf-8")
    fences = re.findall(r"^```\w+\n(.*?)^```$", source, re.DOTALL | re.MULTILINE)
    assert len(fences) == 4
    shown = [code.get_text().rstrip("\n") for code in published.soup(page).select("article pre code")]
    assert shown == [fence.rstrip("\n") for fence in fences]
    text = published.soup(page).select_one("article").get_text()
    assert "${{ github.ref }}" in text
    assert any(code.get_text() == "${{ github.sha }}" for code in published.soup(page).select("p code"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("section", "inside"),
    [
        ("in-a-list", "ol > li > .pp-sample"),
        ("in-a-list", "ol > li > ul > li > .pp-sample"),
        ("in-an-admonition", ".admonition > .pp-sample"),
        ("in-tabs", ".tabbed-block:nth-child(1) > .pp-sample"),
        ("in-tabs", ".tabbed-block:nth-child(2) > .pp-sample--wrong"),
        ("in-a-fold", "details > .pp-sample"),
    ],
)
def test_a_sample_stands_inside_other_blocks(published: BuiltSite, lang: str, section: str, inside: str) -> None:
    soup = published.soup(SitePage(lang, "nested"))
    block = soup.select_one(f"h2#{section} ~ {inside}, h2#{section} ~ * > {inside}, h2#{section} ~ * {inside}")
    assert block is not None, f"{section}: nothing at {inside}"
    code = block.select_one("pre").get_text().rstrip("\n")
    name = "list_orders_wrong.py" if "wrong" in inside else "list_orders.py"
    path = f"04-database-examples/n_plus_one/{name}"
    source = regions.parse((ROOT / "samples" / path).read_text(encoding="utf-8"), path)
    assert code == regions.cut(source, ["list_orders"], "py").code.rstrip("\n")
    assert len(block.select(".pp-proof")) == 1
    assert "```" not in soup.get_text()
    assert "///" not in soup.get_text()


@pytest.mark.parametrize("page", small_pages(), ids=str)
def test_with_an_address_the_languages_name_each_other(published: BuiltSite, page: SitePage) -> None:
    soup = published.soup(page)
    named = {str(link["hreflang"]): str(link["href"]) for link in soup.select("head link[rel=alternate][hreflang]")}
    english = page if page.lang == "en" else page.twin
    wanted = {"en": PUBLIC_URL + english.url, "es": PUBLIC_URL + english.twin.url}
    assert {lang: named.get(lang) for lang in wanted} == wanted
    assert named.get("x-default", wanted["en"]) == wanted["en"]
    canonical = soup.select("head link[rel=canonical]")
    assert [str(link["href"]) for link in canonical] == [PUBLIC_URL + page.url]


@pytest.mark.parametrize("page", chapters(), ids=str)
def test_with_a_repository_every_page_and_sample_leads_to_its_file(published: BuiltSite, page: SitePage) -> None:
    soup = published.soup(page)
    edits = [str(link["href"]) for link in soup.select("a[rel=edit]")]
    assert edits == [f"https://code.example/proven/python/edit/main/docs/{page.lang}/{page.slug}.md"]
    for block in soup.select(".pp-sample"):
        link = block.select_one("a.pp-file")
        assert link is not None
        path = urlsplit(str(link["href"])).path
        assert path.startswith("/proven/python/")
        assert (ROOT / path[path.index("/samples/") + 1 :]).is_file(), path


@PAGES
def test_without_an_address_nothing_needs_one(site: BuiltSite, page: SitePage) -> None:
    soup = site.soup(page)
    assert not soup.select("link[rel=canonical], link[rel=alternate], a[rel=edit], a.pp-file")
    for link in soup.select("a[href]"):
        assert str(link["href"]) not in {"", "None", "#None"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_404_page_under_a_path_finds_its_style(published: BuiltSite, lang: str) -> None:
    folder = published.folder if lang == "en" else published.folder / lang
    soup = BeautifulSoup((folder / "404.html").read_text(encoding="utf-8"), "html.parser")
    root = urlsplit(PUBLIC_URL).path
    sheets = [str(link["href"]) for link in soup.select("link[rel=stylesheet]")]
    assert sheets
    for address in [*sheets, *(str(link["href"]) for link in soup.select("article a[href]"))]:
        path = urlsplit(address).path
        assert path.startswith(root), f"{address} does not hold at every depth"
        target = (published.folder / path.removeprefix(root)).resolve()
        assert target.exists(), address
