"""A reader without a mouse reaches everything, sees where she is, and is trapped nowhere."""

from __future__ import annotations

from unchanged import SITE

from typing import Any

import pytest
from playwright.sync_api import Page
from sitekit import BuiltSite, SitePage, chapters, served
from visits import PHONE, NewTab, probe, settle

READS = (SITE,)


@pytest.fixture
def tab(new_tab: NewTab) -> Page:
    return new_tab()


def walk(tab: Page, key: str = "Tab", limit: int = 600) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page; gives every stop."""
    stops: list[dict[str, Any]] = []
    for _ in range(limit):
        tab.keyboard.press(key)
        stop = tab.evaluate(probe("focused"))
        if stop is None or (stops and stop["number"] == stops[0]["number"]):
            return stops
        assert not (stops and stops[-1]["number"] == stop["number"]), f"Tab does not leave {stop['html']}"
        assert stop["number"] > max((one["number"] for one in stops), default=0), (
            f"Tab goes in a circle at {stop['html']}"
        )
        stops.append(stop)
    raise AssertionError(f"after {limit} presses the focus is still on the page, at {stops[-1]['html']}")


@pytest.mark.parametrize("page", [one for one in chapters() if one.lang == "en" or "fastapi" in one.slug], ids=str)
def test_tab_reaches_everything_and_shows_where_it_is(tab: Page, base: str, page: SitePage) -> None:
    tab.goto(base + page.url)
    settle(tab)
    stops = walk(tab)
    assert "skip" in stops[0]["kinds"], f"the first stop is not the skip link: {stops[0]['html']}"
    reached = {kind for stop in stops for kind in stop["kinds"]}
    wanted = {
        "skip",
        "search",
        "navigation",
        "copy",
        "checklist",
        "markdown",
        "switch",
        "scheme",
        "solution",
        "term",
        "next",
    }
    if tab.locator(".tabbed-set").count():
        wanted.add("tabs")
    assert wanted <= reached, f"never reached by Tab: {sorted(wanted - reached)}"
    blind = [stop["html"] for stop in stops if not stop["visible"]]
    assert not blind, "focus cannot be seen on:\n  " + "\n  ".join(blind[:12])
    hidden = [f"{stop['box']} {stop['html']}" for stop in stops if not stop["onScreen"]]
    assert not hidden, "focus goes to what is not on the screen:\n  " + "\n  ".join(hidden[:12])


def test_the_skip_link_leads_to_the_text(tab: Page, base: str) -> None:
    tab.goto(base + SitePage("en", "backend/fastapi").url)
    settle(tab)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    inside = tab.evaluate("document.activeElement.closest('.md-content, article, main') !== null")
    assert inside, "after the skip link, Tab is not in the text"


def test_search_opens_and_closes_by_keyboard(tab: Page, base: str) -> None:
    tab.goto(base + SitePage("en", "backend/fastapi").url)
    settle(tab)
    opener = tab.locator(".pp-search-open")
    opener.focus()
    tab.keyboard.press("Enter")
    field = tab.locator(".pp-search__input")
    assert field.evaluate("node => node === document.activeElement"), "the open search does not have the focus"
    tab.keyboard.insert_text("selectinload")
    results = tab.locator(".pp-search a")
    results.first.wait_for(state="visible")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.pp-search') !== null"), "Tab leaves a search that is open"
    tab.keyboard.press("Escape")
    results.first.wait_for(state="hidden", timeout=3000)
    assert opener.evaluate("node => node === document.activeElement"), "Escape does not give the focus back"


def test_a_shortcut_searches_and_enter_opens_the_result(tab: Page, base: str) -> None:
    tab.goto(base + SitePage("en", "index").url)
    settle(tab)
    tab.keyboard.press("Control+k")
    tab.keyboard.insert_text("selectinload")
    first = tab.locator(".pp-search a").first
    first.wait_for(state="visible")
    target = str(first.evaluate("node => node.href"))
    tab.keyboard.press("Enter")
    tab.wait_for_url(target)


def test_the_contents_open_and_close_by_keyboard_on_a_phone(new_tab: NewTab, base: str) -> None:
    tab = new_tab(viewport=PHONE)
    tab.goto(base + SitePage("en", "backend/fastapi").url)
    settle(tab)
    menu = tab.locator(".pp-menu")
    first = tab.locator(".pp-nav a").first
    assert not first.is_visible()
    assert menu.get_attribute("aria-expanded") == "false"
    menu.focus()
    tab.keyboard.press("Enter")
    assert first.is_visible()
    assert menu.get_attribute("aria-expanded") == "true"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.pp-nav') !== null"), (
        "Tab does not lead into the open contents"
    )
    tab.keyboard.press("Escape")
    assert not first.is_visible()
    assert menu.evaluate("node => node === document.activeElement"), "Escape does not give the focus back"


def test_tabs_are_chosen_by_the_arrow_keys(new_tab: NewTab, published: BuiltSite) -> None:
    """On the tests' own page of nested samples: chapters may do without tabs."""
    tab = new_tab()
    with served(published.folder) as address:
        tab.goto(f"{address}nested/")
        settle(tab)
        panels = tab.locator(".tabbed-block")
        assert [panel.is_visible() for panel in panels.all()] == [True, False]
        stops = [stop for stop in walk(tab) if "tabs" in stop["kinds"]]
        assert len(stops) == 1, "one stop for one set of tabs"
        assert stops[0]["visible"], stops[0]["html"]
        tab.locator(".tabbed-set > input").first.focus()
        tab.keyboard.press("ArrowRight")
        assert [panel.is_visible() for panel in panels.all()] == [False, True]


def test_a_term_tells_its_meaning_to_the_keyboard(tab: Page, base: str) -> None:
    tab.goto(base + SitePage("en", "backend/fastapi").url)
    settle(tab)
    for _ in range(300):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('a.pp-term')"):
            break
    tip = tab.get_by_role("tooltip")
    assert tip.is_visible()
    assert len(tip.inner_text().split()) > 4
    tab.keyboard.press("Escape")
    assert not tip.is_visible()


def test_a_box_is_ticked_by_the_space_bar(tab: Page, base: str) -> None:
    tab.goto(base + SitePage("en", "backend/fastapi").url)
    settle(tab)
    box = tab.locator(".pp-checklist li[data-item]").first.get_by_role("checkbox")
    box.focus()
    assert not box.is_checked()
    tab.keyboard.press("Space")
    assert box.is_checked()


def test_a_solution_opens_by_keyboard(tab: Page, base: str) -> None:
    tab.goto(base + SitePage("en", "databases/n-plus-one").url)
    settle(tab)
    fold = tab.locator("details.pp-solution").first
    assert not fold.evaluate("node => node.open"), "the solution is open before the reader asks for it"
    fold.locator("summary").first.focus()
    tab.keyboard.press("Enter")
    assert fold.evaluate("node => node.open")
    assert fold.locator("pre").first.is_visible()
