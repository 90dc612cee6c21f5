"""Every page of both languages in a real browser: it renders, keeps to itself, is for everybody, at any width."""

from __future__ import annotations

from unchanged import SITE, SMALL_BOOK

import pytest
from playwright.sync_api import Browser
from sitekit import SCHEMES, BuiltSite, SitePage, all_pages, chapters
from visits import DESKTOP, NARROW, NewTab, Visits, probe, settle, strangers, watch
from visits import Visit as Seen

READS, READS_PAGES = (SITE, SMALL_BOOK), True

PAGES = pytest.mark.parametrize("page", all_pages(), ids=str)
BOTH_SCHEMES = pytest.mark.parametrize("scheme", SCHEMES)

def listed(lines: list[str]) -> str:
    """One finding per line."""
    return "\n  ".join(["", *lines])


@PAGES
def test_no_accessibility_violation(visits: Visits, page: SitePage) -> None:
    seen = visits.see(page)
    assert not seen.violations, f"{page}:{listed(seen.violations)}"


@pytest.mark.parametrize("page", chapters(), ids=str)
def test_no_accessibility_violation_on_a_phone(visits: Visits, page: SitePage) -> None:
    seen = visits.on_a_phone(page)
    assert not seen.violations, f"{page}, phone:{listed(seen.violations)}"


def test_a_colour_that_is_too_faint_is_seen(visits: Visits, browser: Browser, base: str, site: BuiltSite) -> None:
    """Whatever was measured before: on another page, in the other scheme, or in a text around a link."""
    page = SitePage("en", "about")
    faint = """<article id="faint"><p style="color: light-dark(#444, #555)">Faint in the dark.</p>
      <p style="color: light-dark(#999, #ccc)">Faint in the light.</p>
      <p style="color: light-dark(#999, #ccc)">And again, which is said once.</p>
      <p>A <a href="#x" style="color: light-dark(#111, #eee); text-decoration: none">link</a> that looks like text.</p>"""
    changed = Visits(browser, base)
    assert not changed.see(page).violations
    html = site.html(page).replace("<article ", f"{faint}</article><article ", 1)
    assert faint in html
    changed.answer(page, html)
    seen = sorted(changed.see(page).violations)
    assert len(seen) == 4, listed(seen)
    assert [one.split(": ")[:2] for one in seen] == [
        ["dark", "color-contrast"], ["dark", "link-in-text-block"],
        ["light", "color-contrast"], ["light", "link-in-text-block"],
    ]  # fmt: skip
    assert "Faint in the dark." in seen[0]
    assert "Faint in the light." in seen[2]
    changed.close()


@PAGES
def test_renders_without_an_error(visits: Visits, page: SitePage) -> None:
    seen = visits.see(page)
    assert seen.facts["status"] == 200
    assert seen.facts["lang"] == page.lang
    assert len(seen.facts["h1"]) == 1, f"{page}: {seen.facts['h1']}"
    assert seen.facts["h1"][0].strip()
    assert not seen.console, f"{page}:{listed(seen.console)}"


@PAGES
def test_no_request_leaves_the_origin(visits: Visits, page: SitePage) -> None:
    seen = visits.see(page)
    assert seen.requests, "no request at all was seen: the test is blind"
    away = strangers(seen.requests, visits.base)
    assert not away, f"{page}:{listed(away)}"


@BOTH_SCHEMES
def test_follows_the_systems_scheme(new_tab: NewTab, base: str, scheme: str) -> None:
    page = SitePage("en", "index")
    tab, seen = new_tab(color_scheme=scheme), Seen(page)
    watch(tab, seen)
    tab.goto(base + page.url)
    settle(tab)
    for now in (scheme, *SCHEMES):  # as loaded, and when the system changes meanwhile
        tab.emulate_media(color_scheme=now)
        settle(tab)
        light = tab.evaluate(probe("background"))
        assert (light > 0.7) if now == "light" else (light < 0.3), f"{now}: the page's luminance is {light:.2f}"
    assert not seen.console, listed(seen.console)


@PAGES
def test_320_pixels_are_enough(visits: Visits, page: SitePage) -> None:
    layout = visits.see(page).facts["layout"][NARROW["width"]]
    assert layout["width"] <= 320, f"{page} is {layout['width']} wide:{listed(layout['culprits'])}"


@PAGES
def test_whatever_scrolls_sideways_can_be_reached_by_keyboard(visits: Visits, page: SitePage) -> None:
    for size in (NARROW, DESKTOP):
        lost = visits.see(page).facts["layout"][size["width"]]["unreachable"]
        assert not lost, f"{page}, {size['width']} px:{listed(lost)}"


def test_long_code_scrolls_in_its_own_box(new_tab: NewTab, base: str) -> None:
    tab = new_tab(viewport=NARROW)
    tab.goto(base + SitePage("en", "backend/fastapi").url)
    settle(tab)
    scrolling = tab.evaluate(
        """() => [...document.querySelectorAll('.pp-sample pre, .pp-sample pre > code')].filter(node =>
             node.scrollWidth > node.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(node).overflowX))
           .map(node => node.tabIndex)"""
    )
    assert scrolling, "no code is wider than a phone: the test has nothing to look at"
    assert all(index == 0 for index in scrolling), f"tabindex of the boxes that scroll: {scrolling}"


@pytest.mark.parametrize("slug", ["index", "backend/fastapi", "checklists"])
def test_nothing_moves_for_who_asked_for_stillness(new_tab: NewTab, base: str, slug: str) -> None:
    tab = new_tab()
    tab.goto(base + SitePage("en", slug).url)
    settle(tab)
    moving = tab.evaluate(probe("moving"))
    assert not moving["found"], f"{slug}:{listed(moving['found'])}"
    assert moving["running"] == 0
    assert moving["smooth"] == "auto"


@pytest.mark.parametrize("page", [SitePage("en", "index"), SitePage("es", "databases/n-plus-one")], ids=str)
def test_prints_the_page_and_nothing_around_it(new_tab: NewTab, base: str, page: SitePage) -> None:
    tab = new_tab(color_scheme="dark")
    tab.goto(base + page.url)
    settle(tab)
    tab.emulate_media(media="print", color_scheme="light")
    shown = tab.evaluate(probe("printed"))
    assert not shown, f"{page} prints:{listed(shown)}"
    assert tab.locator("h1").is_visible()
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")  # as a browser does: a fold is printed open
    for block in tab.locator(".pp-sample pre").all():
        assert block.is_visible()
    paper = tab.evaluate(probe("ink"))
    assert max(paper) < 0.6, "text is printed too light to be read on paper"


@pytest.mark.parametrize("page", chapters(), ids=str)
def test_reads_without_scripts(new_tab: NewTab, base: str, site: BuiltSite, page: SitePage) -> None:
    tab = new_tab(java_script_enabled=False)
    seen = Seen(page)
    watch(tab, seen)
    tab.goto(base + page.url)
    assert tab.locator("h1").is_visible()
    assert tab.locator("article p").count() > 10
    for fold in tab.locator("details").all():
        fold.locator("summary").first.click()
    for choice in tab.locator(".tabbed-labels > label").all():
        choice.click()
        panel = choice.evaluate("node => [...node.parentNode.children].indexOf(node)")
        chosen = choice.locator("xpath=../..").locator(f".tabbed-content > :nth-child({panel + 1})")
        assert chosen.is_visible(), "a tab does not open without scripts"
    for block in tab.locator(".pp-sample:not(.tabbed-block *)").all():
        assert block.locator("pre").first.is_visible()
        assert block.locator(".pp-proof").first.is_visible()
    assert tab.locator(f"a[hreflang={page.twin.lang}]").count() > 0
    dead = tab.evaluate(probe("dead"))
    assert not dead, f"controls that do nothing without scripts:{listed(dead)}"
    assert not seen.console, listed(seen.console)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_an_unknown_address_answers_with_a_readable_page(new_tab: NewTab, base: str, lang: str) -> None:
    tab = new_tab(java_script_enabled=False)
    answer = tab.goto(base + ("" if lang == "en" else "es/") + "no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert tab.locator("html").get_attribute("lang") == lang
    assert tab.locator("h1").is_visible()
    assert len(tab.locator("h1").inner_text().strip()) > 0
    assert tab.locator("main a, article a").count() > 0, "the page names no way on"
