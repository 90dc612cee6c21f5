"""The language switch stays on the page: on every page, both ways, from a sub-path and from disk."""

from __future__ import annotations

from unchanged import SITE, SMALL_BOOK

from urllib.parse import urljoin

import pytest
from sitekit import BuiltSite, SitePage, Tree, all_pages
from visits import DESKTOP, PHONE, NewTab, settle

READS = (SITE, SMALL_BOOK)

PAGES = pytest.mark.parametrize("page", all_pages(), ids=str)


@PAGES
def test_every_switch_leads_to_the_twin(site: BuiltSite, page: SitePage) -> None:
    """As written in the file: so it holds without scripts, and under any path."""
    links = site.soup(page).select(f"body a[hreflang={page.twin.lang}]")
    assert links, f"{page} has no link to the other language"
    for link in links:
        href = str(link["href"])
        assert "://" not in href, f"{page}: {href} names a host"
        assert not href.startswith("/"), f"{page}: {href} only works at the root of a host"
        assert site.resolve(page, href) == site.file(page.twin).resolve(), f"{page}: {href}"
        assert site.file(page.twin).is_file()


@PAGES
def test_the_switch_says_which_language_is_read_now(site: BuiltSite, page: SitePage) -> None:
    for link in site.soup(page).select(f"body a[hreflang={page.lang}]"):
        assert site.resolve(page, str(link["href"])) == site.file(page).resolve()


@pytest.mark.parametrize(
    ("page", "size"),
    [
        (SitePage("en", "backend/fastapi"), DESKTOP),
        (SitePage("es", "databases/n-plus-one"), DESKTOP),
        (SitePage("en", "index"), DESKTOP),
        (SitePage("es", "backend/fastapi"), PHONE),
    ],
    ids=lambda value: str(value) if isinstance(value, SitePage) else str(value["width"]),
)
def test_clicking_goes_there_and_back(new_tab: NewTab, base: str, page: SitePage, size: dict[str, int]) -> None:
    tab = new_tab(viewport=size)
    tab.goto(base + page.url)
    for there in (page.twin, page):
        settle(tab)
        link = tab.locator(f"a[hreflang={there.lang}]")
        shown = [one for one in link.all() if one.is_visible()]
        assert shown, f"no visible switch to {there.lang} at {size['width']} px"
        shown[0].click()
        tab.wait_for_url(urljoin(base, there.url))
        assert tab.locator("html").get_attribute("lang") == there.lang


@pytest.fixture(scope="module")
def disk(tree: Tree) -> BuiltSite:
    """A small book built for reading from disk: with file names in its links, as a folder has no index there."""
    folder = tree.path("disk")
    with tree.changed() as files:
        for lang, config in (("en", "mkdocs.yml"), ("es", "mkdocs.es.yml")):
            files.write(f"disk.{lang}.yml", f"INHERIT: {config}\nuse_directory_urls: false\n")
            target = folder if lang == "en" else folder / lang
            built = tree.run("-m", "mkdocs", "build", "-f", f"disk.{lang}.yml", "-d", str(target))
            assert built.status == 0, built.text
    return BuiltSite(folder)


@pytest.mark.parametrize(
    "page",
    [
        SitePage("en", "index"),
        SitePage("en", "backend/fastapi"),
        SitePage("es", "databases/n-plus-one"),
        SitePage("es", "about"),
    ],
    ids=str,
)
def test_works_from_disk(new_tab: NewTab, disk: BuiltSite, page: SitePage) -> None:
    tab = new_tab()
    folder = disk.folder if page.lang == "en" else disk.folder / page.lang
    tab.goto((folder / f"{page.slug}.html").as_uri())
    for there in (page.twin, page):
        tab.wait_for_load_state("load")
        switch = tab.locator(f"a[hreflang={there.lang}]").first
        switch.click()
        tab.wait_for_load_state("load")
        assert tab.url.endswith(f"/{there.slug}.html"), tab.url
        assert tab.locator("html").get_attribute("lang") == there.lang
        assert tab.locator("h1").count() == 1
