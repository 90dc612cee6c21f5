"""The search dialog: what it costs before it is used, how it is driven, and what it says."""

from __future__ import annotations

from unchanged import SITE

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect
from sitekit import LANGUAGES, SUB_PATH, BuiltSite, SitePage, all_pages, front_matter
from visits import NewTab, settle

READS = (SITE,)

WORDS = [
    ("en", "selectinload", "databases/n-plus-one/"),
    ("es", "selectinload", "es/databases/n-plus-one/"),
    ("en", "NaN", "backend/fastapi/"),
    ("es", "consultas", "es/databases/n-plus-one/"),
]
FETCHED = re.compile(r"/search/|search-engine|/vendor/|/search\.js")


@pytest.fixture
def reader(new_tab: NewTab) -> Page:
    return new_tab()


def opened(tab: Page, base: str, lang: str = "en", page: str = "index", query: str = "") -> Page:
    tab.goto(base + SitePage(lang, page).url + query)
    settle(tab)
    return tab


def results(tab: Page) -> list[str]:
    options = tab.get_by_role("listbox").get_by_role("option")
    options.first.wait_for(state="visible")
    return [urlsplit(str(one.evaluate("node => node.href"))).path.removeprefix(SUB_PATH) for one in options.all()]


def ask(tab: Page, words: str) -> list[str]:
    tab.locator(".pp-search-open").click()
    tab.get_by_role("combobox").fill(words)
    return results(tab)


@pytest.mark.parametrize(("lang", "words", "expected"), WORDS, ids=[f"{lang}-{words}" for lang, words, _ in WORDS])
def test_finds_the_chapter_in_its_language(reader: Page, base: str, lang: str, words: str, expected: str) -> None:
    paths = ask(opened(reader, base, lang), words)
    assert expected in paths, f"{words!r} finds {paths}"
    assert all(path.startswith("es/") == (lang == "es") for path in paths), paths


def test_nothing_of_it_is_fetched_before_it_is_asked_for(reader: Page, base: str) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    opened(reader, base, "en", "databases/n-plus-one")
    assert not [url for url in asked if FETCHED.search(url)]
    reader.locator(".pp-search-open").click()
    reader.get_by_role("combobox").fill("round trip")
    results(reader)
    assert [url for url in asked if FETCHED.search(url)], "the pattern of this test matches nothing any more"


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_opens_it_and_escape_gives_the_focus_back(reader: Page, base: str, key: str) -> None:
    opened(reader, base, "en", "about")
    reader.locator("main a, article a").first.focus()
    held = reader.evaluate("document.activeElement.href")
    reader.keyboard.press(key)
    expect(reader.get_by_role("combobox")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.locator("dialog.pp-search")).to_be_hidden()
    assert reader.evaluate("document.activeElement.href") == held


def test_the_single_key_can_be_switched_off_for_good(reader: Page, base: str) -> None:
    opened(reader, base)
    reader.keyboard.press("Control+k")
    reader.get_by_label("The key / opens the search").uncheck()
    reader.keyboard.press("Escape")
    reader.reload()
    settle(reader)
    reader.keyboard.press("/")
    expect(reader.locator("dialog.pp-search")).to_be_hidden()
    reader.keyboard.press("Control+k")
    expect(reader.locator("dialog.pp-search")).to_be_visible()


def test_arrows_choose_and_enter_follows(reader: Page, base: str) -> None:
    ask(opened(reader, base), "selectinload")
    field = reader.get_by_role("combobox")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("ArrowUp")
    chosen = reader.locator('[role=option][aria-selected="true"]')
    expect(chosen).to_have_count(1)
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    expect(field).to_be_focused()
    target = str(chosen.evaluate("node => node.href"))
    reader.keyboard.press("Enter")
    reader.wait_for_url(target)


def test_the_address_holds_the_query_and_going_back_finds_it(reader: Page, base: str) -> None:
    opened(reader, base, "es", "index", "?q=presupuesto")
    assert results(reader)
    expect(reader.get_by_role("combobox")).to_have_value("presupuesto")
    reader.get_by_role("combobox").fill("selectinload")
    reader.wait_for_url("**?q=selectinload")
    expect(reader.get_by_role("listbox")).to_contain_text("selectinload")  # no more what the first words found
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/es/databases/n-plus-one/**")
    reader.go_back()
    expect(reader.get_by_role("combobox")).to_have_value("selectinload")
    assert results(reader)
    reader.keyboard.press("Escape")
    reader.wait_for_url(lambda url: "q=" not in url)


def test_a_result_on_the_same_page_closes_the_dialog(reader: Page, base: str) -> None:
    ask(opened(reader, base, "en", "databases/n-plus-one"), "DetachedInstanceError")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    expect(reader.locator("dialog.pp-search")).to_be_hidden()
    assert urlsplit(reader.url).fragment == "detached"
    assert "q=" not in reader.url


@pytest.mark.parametrize(
    ("lang", "typed", "better"), [("en", "selectinlod", "selectinload"), ("es", "idempotenzia", "idempotencia")]
)
def test_a_typing_error_is_forgiven(reader: Page, base: str, lang: str, typed: str, better: str) -> None:
    ask(opened(reader, base, lang), typed)
    # Titles come first, and the excerpts, which may be all that holds the word, when their pages' texts are there.
    expect(reader.get_by_role("listbox")).to_contain_text(better, ignore_case=True)


def test_nothing_found_offers_the_other_language(reader: Page, base: str) -> None:
    opened(reader, base, "en")
    reader.locator(".pp-search-open").click()
    reader.get_by_role("combobox").fill("perezosa")
    expect(reader.locator(".pp-search__others")).to_be_visible()
    assert all(path.startswith("es/") for path in results(reader))


def test_what_is_nowhere_is_said_to_be_nowhere(reader: Page, base: str) -> None:
    ask(opened(reader, base), "selectinload")
    said = reader.locator(".pp-search__meta")
    reader.get_by_role("combobox").fill("zzxqwv")
    expect(said).to_have_text("Nothing found for “zzxqwv”.")
    expect(reader.get_by_role("option")).to_have_count(0)
    assert said.get_attribute("role") == "status"


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>",
        "(.*)+[a-z]{9}$",
        "😀 🏳️‍🌈",
        "مرحبا بالعالم",
        "x" * 10_000,
        "\u202e\u0000 \\",
        "' OR 1=1 --",
    ],
    ids=["markup", "pattern", "emoji", "right-to-left", "long", "controls", "quotes"],
)
def test_hostile_queries_are_only_text(reader: Page, base: str, query: str) -> None:
    errors: list[str] = []
    reader.on("pageerror", lambda error: errors.append(str(error)))
    reader.on("dialog", lambda dialog: (errors.append("a dialog opened"), dialog.dismiss()))
    opened(reader, base)
    reader.locator(".pp-search-open").click()
    reader.get_by_role("combobox").fill(query)
    expect(reader.locator(".pp-search__meta")).not_to_have_text("Loading the index…")
    assert reader.locator(".pp-search :is(img, script[src])").count() == 0
    assert errors == []
    reader.get_by_role("combobox").fill("selectinload")
    assert results(reader), "the dialog does not answer after it"


@pytest.mark.parametrize(
    ("pattern", "body", "says"),
    [
        ("**/search/index-en.js", None, "cannot be loaded"),
        ("**/search/index-en.js", "handbookSearchFile('index-en', {version: 0});", "another edition"),
        ("**/search/index-en.js", "handbookSearchFile('index-en', 'cut of", "damaged"),
    ],
    ids=["missing", "old", "damaged"],
)
def test_a_bad_index_is_named_and_the_page_works(
    reader: Page, base: str, pattern: str, body: str | None, says: str
) -> None:
    def answer(route: Route) -> None:
        if body is None:
            route.abort()
        else:
            route.fulfill(body=body, content_type="text/javascript")

    reader.route(pattern, answer)
    opened(reader, base, "en", "checklists")
    reader.locator(".pp-search-open").click()
    reader.get_by_role("combobox").fill("timeout")
    expect(reader.locator(".pp-search__meta")).to_contain_text(says)
    reader.keyboard.press("Escape")
    box = reader.locator(".pp-checklist input[type=checkbox]").first
    box.check()
    expect(box).to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_the_open_dialog_is_accessible(new_tab: NewTab, base: str, lang: str, scheme: str, width: int) -> None:
    tab = new_tab(color_scheme=scheme, viewport={"width": width, "height": 800})
    ask(opened(tab, base, lang), "selectinload")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(tab, context=".pp-search", options={"runOnly": {"type": "tag", "values": tags}})
    broken = [(one["id"], [node["html"] for node in one["nodes"]][:2]) for one in found.response["violations"]]
    assert broken == []
    assert tab.locator(".pp-search").evaluate("node => node.scrollWidth <= node.clientWidth")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_index_holds_every_page_that_may_be_found(new_tab: NewTab, base: str, site: BuiltSite, lang: str) -> None:
    tab = opened(new_tab(), base, lang)
    tab.locator(".pp-search-open").click()
    tab.wait_for_function("window.handbookSearch")
    missing = []
    for page in all_pages():
        matter = front_matter(page)
        if page.lang != lang or (matter.get("search") or {}).get("exclude"):
            continue
        script = (
            "async (title) => (await window.handbookSearch.query(title, 100)).map((one) => one.location.split('#')[0])"
        )
        places = tab.evaluate(script, str(matter["title"]))
        if page.url.removeprefix("es/") not in places:
            missing.append(page.url)
    assert missing == []
