"""The copy that a browser keeps, with the network cut at each moment at which it can be cut."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from offlinekit import (
    ERROR,
    FORGET,
    FULL,
    HALF,
    HANG,
    KEEP,
    RELOAD,
    SLOW,
    TEXT,
    Built,
    Host,
    at_foot,
    cache_names,
    edition_of_parts,
    edition_seen,
    kept,
    only_one_edition_is_left,
    press_keep,
    registrations,
    search,
    wait_until,
)
from playwright.sync_api import BrowserContext, Page, expect
from unchanged import SMALL_BOOK

READS = (SMALL_BOOK,)

# Each test stands alone: any worker may take it.
SPREAD = True

Reader = Callable[..., BrowserContext]
PAGES = ("", "backend/", "backend/fastapi/", "databases/n-plus-one/", "paths/", "checklists/", "glossary/", "offline/")


def opened(reader: Reader, host: Host, path: str = "") -> Page:
    page = reader().new_page()
    page.goto(host.url + path)
    return page


def quota(page: Page, host: Host, size: int) -> None:
    origin = host.url.removesuffix("/handbook/")
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})


def works_from_the_network(page: Page, host: Host) -> None:
    """The site answers as it would without any worker."""
    host.seen.clear()
    page.goto(host.url + "glossary/")
    expect(page.locator("h1")).to_be_visible()
    assert "glossary/" in host.seen
    assert "assets/stylesheets/handbook.css" in host.seen


def works_without_network(page: Page, host: Host) -> None:
    host.stop()
    for path in PAGES:
        page.goto(host.url + path)
        expect(page.locator("article h1").first).to_be_visible()
        assert page.evaluate("() => getComputedStyle(document.querySelector('.pp-header')).position") == "sticky"
    assert any("n-plus-one" in url for url in search(page, "selectinload"))


# ---------------------------------------------------------------- keeping


def test_nothing_is_stored_before_the_button_is_pressed(reader: Reader, host: Host) -> None:
    page = opened(reader, host)
    at_foot(page)
    expect(page.locator(KEEP)).to_contain_text("MB")
    assert registrations(page) == 0
    assert cache_names(page) == []
    assert not [path for path in host.seen if path == "sw.js" or path.startswith("precache.")]


def test_no_byte_of_it_is_fetched_by_a_reader_who_stays_at_the_top(reader: Reader, host: Host) -> None:
    page = opened(reader, host, "backend/fastapi/")
    page.wait_for_timeout(500)
    assert not [path for path in host.seen if "keep" in path]


def test_without_scripts_there_is_no_button(reader: Reader, host: Host) -> None:
    page = reader(java_script_enabled=False).new_page()
    page.goto(host.url)
    assert page.locator(".pp-keep").count() == 1
    expect(page.locator(".pp-keep")).to_be_hidden()


def test_what_is_kept_works_without_network_search_too(reader: Reader, host: Host) -> None:
    page = opened(reader, host)
    kept(page)
    works_without_network(page, host)
    raw = page.evaluate(
        "async (url) => (await (await fetch(url)).text()).length",
        host.url + "samples/03-framework-examples/fastapi_app/main.py",
    )
    assert raw > 100
    page.goto(host.url + "databases/n-plus-one")
    assert page.url.endswith("databases/n-plus-one/")
    page.goto(host.url + "checklists/index.html?q=x")
    expect(page.locator("h1").first).to_be_visible()


def test_ticks_are_there_without_network(reader: Reader, host: Host) -> None:
    page = opened(reader, host, "checklists/")
    page.locator(".pp-checklist input").first.check()
    kept(page)
    host.stop()
    page.reload()
    expect(page.locator(".pp-checklist input").first).to_be_checked()


def test_a_page_that_is_not_kept_says_so(reader: Reader, host: Host) -> None:
    page = opened(reader, host)
    kept(page)
    page.goto(host.url + "es/glossary/")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    host.stop()
    page.goto(host.url + "es/backend/")
    expect(page.locator("h1")).to_have_text("Not on this device")
    page.get_by_role("link").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url == host.url


def test_both_languages_can_be_kept(reader: Reader, host: Host) -> None:
    page = opened(reader, host)
    kept(page)
    page.goto(host.url + "es/")
    at_foot(page)
    expect(page.locator(KEEP)).to_contain_text("Guardar también este idioma")
    page.locator(KEEP).click()
    expect(page.locator(TEXT)).to_contain_text("Guardado en este dispositivo", timeout=60000)
    host.stop()
    page.goto(host.url + "es/databases/n-plus-one/")
    page.locator("a.pp-lang").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("a.pp-lang").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert any("/es/" in url for url in search(page, "sesión"))


def test_the_other_language_offers_to_keep_it_too(reader: Reader, host: Host) -> None:
    page = opened(reader, host, "es/")
    press_keep(page)
    expect(page.locator(TEXT)).to_contain_text("Guardado", timeout=60000)
    page.goto(host.url)
    expect(page.locator(TEXT)).to_contain_text("The other language is kept")


def test_forget_removes_everything_and_nothing_else(reader: Reader, host: Host) -> None:
    page = opened(reader, host, "checklists/")
    page.evaluate("() => caches.open('of somebody else')")
    page.locator(".pp-checklist input").first.check()
    kept(page)
    page.locator(FORGET).click()
    expect(page.locator(TEXT)).to_contain_text("Nothing is kept")
    assert registrations(page) == 0
    assert cache_names(page) == ["of somebody else"]
    works_from_the_network(page, host)
    assert cache_names(page) == ["of somebody else"]
    page.goto(host.url + "checklists/")
    expect(page.locator(".pp-checklist input").first).to_be_checked()


def test_progress_is_said_politely_and_the_states_are_accessible(reader: Reader, host: Host) -> None:
    page = opened(reader, host, "glossary/")
    host.behave = lambda path: SLOW
    press_keep(page)
    assert page.evaluate("() => document.activeElement.className") == "pp-keep__text"
    said = []
    for _ in range(1000):  # a minute at most: the book grows
        words = page.locator(TEXT).inner_text()
        if not said or said[-1] != words:
            said.append(words)
        if "Kept" in words:
            break
        page.wait_for_timeout(40)
    assert said[-1].startswith("Kept")
    assert set(said[:-1]) <= {f"Fetching: {percent} %" for percent in (0, 25, 50, 75, 100)}
    assert len(said) >= 3
    assert page.locator(TEXT).get_attribute("role") == "status"
    host.behave = lambda path: FULL
    assert Axe().run(page, context=".pp-footer").violations_count == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_button_is_accessible(reader: Reader, host: Host, scheme: str) -> None:
    page = reader(color_scheme=scheme, viewport={"width": 360, "height": 740}).new_page()
    page.goto(host.url + "es/glossary/")
    at_foot(page)
    expect(page.locator(KEEP)).to_be_visible()
    result = Axe().run(page, context=".pp-footer")
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


# ---------------------------------------------------------------- a download that is cut short


@pytest.mark.parametrize("how", [HALF, ERROR])
def test_a_file_that_breaks_off_leaves_a_working_site_and_is_taken_up_again(
    reader: Reader, host: Host, how: str
) -> None:
    page = opened(reader, host)
    host.behave = lambda path: how if path.startswith("search/index-") else FULL
    press_keep(page)
    expect(page.locator(TEXT)).to_contain_text("The download stopped")
    works_from_the_network(page, host)
    host.behave = lambda path: FULL
    at_foot(page)
    expect(page.locator(TEXT)).to_contain_text("not finished")
    host.seen.clear()
    page.locator(KEEP).click()
    expect(page.locator(TEXT)).to_contain_text("Kept on this device", timeout=60000)
    assert any(path.startswith("search/index-") for path in host.seen)
    assert "backend/fastapi/" not in host.seen, "what was there is not fetched again"
    works_without_network(page, host)


def test_the_network_goes_away_in_the_middle(reader: Reader, host: Host) -> None:
    page = opened(reader, host)
    host.behave = lambda path: SLOW
    press_keep(page)
    wait_until(lambda: len(host.seen) > 60)
    host.stop()
    expect(page.locator(TEXT)).to_contain_text("The download stopped")
    expect(page.locator(KEEP)).to_contain_text("Continue")
    # Half a copy is not read from.
    page.goto(host.url + "glossary/")
    expect(page.locator("h1")).to_have_text("Not on this device")
    host.behave = lambda path: FULL
    host.start()
    works_from_the_network(page, host)
    at_foot(page)
    page.locator(KEEP).click()
    expect(page.locator(TEXT)).to_contain_text("Kept on this device", timeout=60000)
    works_without_network(page, host)


def test_the_reader_leaves_the_page_in_the_middle(reader: Reader, host: Host) -> None:
    page = opened(reader, host)
    host.behave = lambda path: SLOW if path.startswith("samples/") else FULL
    press_keep(page)
    wait_until(lambda: len(host.seen) > 30)
    page.goto(host.url + "glossary/")
    expect(page.locator("h1")).to_be_visible()
    host.behave = lambda path: FULL  # slow until she left; a thousand slow samples would take minutes
    expect(page.locator(TEXT)).to_contain_text("Kept on this device", timeout=60000)
    works_without_network(page, host)


def test_the_reader_closes_the_page_in_the_middle(reader: Reader, host: Host) -> None:
    context = reader()
    page = context.new_page()
    page.goto(host.url)
    host.behave = lambda path: SLOW
    press_keep(page)
    wait_until(lambda: len(host.seen) > 40)
    page.close()
    host.stop()
    host.behave = lambda path: FULL
    host.start()
    page = context.new_page()
    page.goto(host.url)
    at_foot(page)
    page.wait_for_timeout(1000)
    if page.locator(KEEP).is_visible():
        page.locator(KEEP).click()
    expect(page.locator(TEXT)).to_contain_text("Kept on this device", timeout=60000)


def test_a_host_that_hangs_is_not_waited_for_for_ever(reader: Reader, host: Host, built: Built, tmp_path: Path) -> None:
    impatient = tmp_path / "site"
    shutil.copytree(built.first, impatient)
    worker = (impatient / "sw.js").read_text(encoding="utf-8")
    (impatient / "sw.js").write_text(worker.replace("PATIENCE = 60000", "PATIENCE = 1500"), encoding="utf-8")
    host.folder = impatient
    page = opened(reader, host)
    host.behave = lambda path: HANG if path == "glossary/" else FULL
    press_keep(page)
    expect(page.locator(TEXT)).to_contain_text("The download stopped")
    host.behave = lambda path: FULL
    host.released.set()
    page.locator(KEEP).click()
    expect(page.locator(TEXT)).to_contain_text("Kept on this device")


def test_the_worker_itself_cannot_be_fetched(reader: Reader, host: Host) -> None:
    page = opened(reader, host)
    host.behave = lambda path: ERROR if path == "sw.js" else FULL
    press_keep(page)
    expect(page.locator(TEXT)).to_contain_text("The download stopped")
    assert registrations(page) == 0
    works_from_the_network(page, host)


def test_a_site_that_changes_meanwhile_is_not_mixed(reader: Reader, host: Host, built: Built) -> None:
    page = opened(reader, host)
    host.behave = lambda path: SLOW
    press_keep(page)
    wait_until(lambda: len(host.seen) > 20)
    host.folder = built.second
    host.behave = lambda path: FULL
    expect(page.locator(TEXT)).to_contain_text("was updated while")
    works_from_the_network(page, host)
    at_foot(page)
    page.locator(KEEP).click()
    expect(page.locator(TEXT)).to_contain_text("Kept on this device", timeout=60000)
    works_without_network(page, host)
    assert edition_seen(page) == edition_of_parts(page) == "second"


# ---------------------------------------------------------------- a full disk


def test_a_full_disk_keeps_nothing_and_says_so(reader: Reader, host: Host) -> None:
    page = opened(reader, host)
    at_foot(page)
    quota(page, host, 400_000)
    press_keep(page)
    expect(page.locator(TEXT)).to_contain_text(re.compile(r"has no room for \d+\.\d MB"))
    wait_until(lambda: registrations(page) == 0)
    assert cache_names(page) == []
    works_from_the_network(page, host)
    quota(page, host, 500_000_000)
    kept(page)
    works_without_network(page, host)


def test_a_full_disk_at_an_update_leaves_the_old_edition(reader: Reader, host: Host, built: Built) -> None:
    page = opened(reader, host)
    kept(page)
    before = cache_names(page)
    used = page.evaluate("async () => (await navigator.storage.estimate()).usage")
    quota(page, host, used + 100_000)
    host.folder = built.second
    page.reload()
    expect(page.locator(TEXT)).to_contain_text("no room for it", timeout=15000)
    assert cache_names(page) == before
    assert edition_seen(page) == "first"
    works_without_network(page, host)
    assert edition_seen(page) == edition_of_parts(page) == "first"


# ---------------------------------------------------------------- a cache that is gone


@pytest.mark.parametrize("what", ["all", "pages", "one"])
def test_a_deleted_cache_falls_back_to_the_network_and_is_offered_again(reader: Reader, host: Host, what: str) -> None:
    page = opened(reader, host)
    kept(page)
    page.evaluate(
        """async (what) => {
            for (const name of await caches.keys()) {
                if (what === "all" || (what === "pages" && !name.endsWith("clients"))) await caches.delete(name);
                else if (name.endsWith(" en")) {
                    const cache = await caches.open(name);
                    for (const one of await cache.keys()) {
                        if (/(glossary\\/|handbook\\.css)$/.test(one.url)) await cache.delete(one);
                    }
                }
            }
        }""",
        what,
    )
    works_from_the_network(page, host)
    expect(page.locator(TEXT)).to_contain_text("gone or incomplete")
    at_foot(page)
    host.seen.clear()
    page.locator(KEEP).click()
    expect(page.locator(TEXT)).to_contain_text("Kept on this device", timeout=60000)
    assert ("backend/" in host.seen) == (what != "one")
    works_without_network(page, host)


# ---------------------------------------------------------------- editions


def test_a_new_edition_is_offered_and_never_forced(reader: Reader, host: Host, built: Built) -> None:
    page = opened(reader, host)
    kept(page)
    host.folder = built.second
    page.reload()
    expect(page.locator(RELOAD)).to_be_visible()
    expect(page.locator(TEXT)).to_have_text("A new edition is ready.")
    assert Axe().run(page, context=".pp-footer").violations_count == 0
    page.goto(host.url + "glossary/")
    assert edition_seen(page) == edition_of_parts(page) == "first"
    expect(page.locator(RELOAD)).to_be_visible()
    host.stop()
    page.locator(RELOAD).click()
    expect(page.locator("meta[name=edition]")).to_have_count(1)
    assert edition_of_parts(page) == "second"
    expect(page.locator(TEXT)).to_have_text("Kept on this device. It opens without a network, search included.")
    page.goto(host.url)
    assert edition_seen(page) == "second"
    only_one_edition_is_left(page)


def test_only_what_changed_is_fetched_for_a_new_edition(reader: Reader, host: Host, built: Built) -> None:
    page = opened(reader, host)
    kept(page)
    host.folder = built.second
    host.seen.clear()
    page.reload()
    expect(page.locator(RELOAD)).to_be_visible()
    assert "assets/stylesheets/handbook.css" in host.seen
    assert not [path for path in host.seen if path.startswith(("samples/", "search/"))]


def test_later_puts_the_offer_at_the_foot(reader: Reader, host: Host, built: Built) -> None:
    page = opened(reader, host)
    kept(page)
    host.folder = built.second
    page.reload()
    page.locator("button.pp-keep__later").click()
    assert page.locator(".pp-keep--ready").count() == 0
    expect(page.locator(RELOAD)).to_be_focused()


def test_two_tabs_with_two_editions(reader: Reader, host: Host, built: Built) -> None:
    context = reader()
    one = context.new_page()
    one.goto(host.url)
    kept(one)
    two = context.new_page()
    two.goto(host.url + "backend/")
    host.folder = built.second
    one.reload()
    expect(one.locator(RELOAD)).to_be_visible()
    host.stop()
    one.locator(RELOAD).click()
    expect(one.locator("meta[name=edition]")).to_have_count(1)
    assert edition_of_parts(one) == "second"

    # The tab that was left alone stays in its edition: its files, its links, and a page that the new one no longer has.
    assert edition_seen(two) == edition_of_parts(two) == "first"
    expect(two.locator(RELOAD)).to_be_visible()
    two.locator("#pp-nav a[href$='glossary/']").click()
    two.wait_for_url("**/glossary/")
    assert edition_seen(two) == edition_of_parts(two) == "first"
    two.locator("#pp-nav a[href$='about/']").click()
    two.wait_for_url("**/about/")
    expect(two.locator("h1").first).to_be_visible()
    assert edition_seen(two) == edition_of_parts(two) == "first"
    assert search(two, "selectinload")
    one.goto(host.url + "paths/")
    assert edition_seen(one) == edition_of_parts(one) == "second"
    assert len([name for name in cache_names(one) if name.endswith(" en")]) == 2, "a page still reads the old edition"

    two.goto(host.url + "backend/")
    two.reload()
    assert edition_seen(two) == edition_of_parts(two) == "second"
    only_one_edition_is_left(two)


def test_a_plain_reload_brings_a_left_tab_to_the_new_edition(reader: Reader, host: Host, built: Built) -> None:
    context = reader()
    one, two = context.new_page(), context.new_page()
    one.goto(host.url)
    kept(one)
    two.goto(host.url + "backend/")
    two.locator("#pp-nav a[href$='glossary/']").click()
    host.folder = built.second
    one.reload()
    one.locator(RELOAD).click()
    expect(one.locator("meta[name=edition]")).to_have_count(1)
    assert edition_seen(two) == "first"
    two.reload()
    assert edition_seen(two) == edition_of_parts(two) == "second"


def test_an_update_that_is_cut_short_leaves_the_old_edition(reader: Reader, host: Host, built: Built) -> None:
    page = opened(reader, host)
    kept(page)
    host.folder = built.second
    host.behave = lambda path: HALF if path == "paths/" else FULL
    host.seen.clear()
    page.reload()
    wait_until(lambda: "paths/" in host.seen)
    page.wait_for_timeout(500)
    assert edition_seen(page) == edition_of_parts(page) == "first"
    expect(page.locator(RELOAD)).to_be_hidden()
    host.behave = lambda path: FULL
    host.seen.clear()
    page.reload()
    expect(page.locator(RELOAD)).to_be_visible()
    assert "paths/" in host.seen
    host.stop()
    page.locator(RELOAD).click()
    expect(page.locator("meta[name=edition]")).to_have_count(1)
    works_without_network(page, host)
