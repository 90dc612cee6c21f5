"""A reader's ticks: kept, shared, never lost by a change of the list, never harmed by what else lies in the store."""

from __future__ import annotations

from unchanged import SITE

import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Locator, Page, Route
from sitekit import STORAGE_KEY, BuiltSite, SitePage
from visits import NewTab, Visit, settle, watch

READS = (SITE,)

CHAPTER = SitePage("en", "backend/fastapi")
LISTS = SitePage("en", "checklists")


class Reader:
    """A reader with her own store, and what her browser complained about."""

    def __init__(self, tab: Page, base: str) -> None:
        self.context = tab.context
        self.base = base
        self.seen = Visit(CHAPTER)
        self.tab = tab
        watch(self.tab, self.seen)

    def open(self, page: SitePage) -> None:
        self.tab.goto(self.base + page.url)
        settle(self.tab)

    def list(self, checklist: str) -> Locator:
        return self.tab.locator(f'.pp-checklist[data-checklist="{checklist}"]')

    def box(self, checklist: str, item: str) -> Locator:
        return self.list(checklist).locator(f'li[data-item="{item}"]').get_by_role("checkbox")

    def ticked(self, checklist: str) -> set[str]:
        items = self.list(checklist).locator("li[data-item]").all()
        return {str(item.get_attribute("data-item")) for item in items if item.get_by_role("checkbox").is_checked()}

    def stored(self) -> str | None:
        return self.tab.evaluate("key => localStorage.getItem(key)", STORAGE_KEY)

    def store(self, value: str) -> None:
        self.tab.evaluate("([key, value]) => localStorage.setItem(key, value)", [STORAGE_KEY, value])

    def calm(self) -> None:
        assert not self.seen.console, "\n".join(self.seen.console)


@pytest.fixture
def reader(new_tab: NewTab, base: str) -> Reader:
    return Reader(new_tab(), base)


@pytest.fixture(scope="module")
def shown(site: BuiltSite) -> tuple[str, list[str]]:
    """A checklist of the chapter, and its items in the order of the page."""
    block = site.soup(CHAPTER).select_one(".pp-checklist[data-checklist]")
    assert block is not None, f"{CHAPTER} shows no checklist"
    return str(block["data-checklist"]), [str(item["data-item"]) for item in block.select("li[data-item]")]


def test_a_tick_survives_a_reload(reader: Reader, shown: tuple[str, list[str]]) -> None:
    name, items = shown
    reader.open(CHAPTER)
    assert reader.ticked(name) == set()
    reader.box(name, items[1]).check()
    assert reader.ticked(name) == {items[1]}
    reader.tab.reload()
    settle(reader.tab)
    assert reader.ticked(name) == {items[1]}
    reader.box(name, items[1]).uncheck()
    reader.tab.reload()
    settle(reader.tab)
    assert reader.ticked(name) == set()
    reader.calm()


def test_a_tick_shows_wherever_the_list_is_shown(reader: Reader, shown: tuple[str, list[str]]) -> None:
    name, items = shown
    reader.open(CHAPTER)
    reader.box(name, items[0]).check()
    for page in (LISTS, LISTS.twin, CHAPTER.twin):
        reader.open(page)
        assert reader.ticked(name) == {items[0]}, str(page)
    reader.open(LISTS)
    others = [str(one.get_attribute("data-checklist")) for one in reader.tab.locator(".pp-checklist").all()]
    assert name in others
    assert all(reader.ticked(other) == set() for other in others if other != name)
    reader.calm()


def test_a_tick_shows_in_a_second_tab_at_once(reader: Reader, shown: tuple[str, list[str]]) -> None:
    name, items = shown
    reader.open(CHAPTER)
    second = reader.context.new_page()
    second.goto(reader.base + LISTS.url)
    settle(second)
    reader.box(name, items[0]).check()
    box = second.locator(f'.pp-checklist[data-checklist="{name}"] li[data-item="{items[0]}"]').get_by_role("checkbox")
    second.wait_for_timeout(150)
    assert box.is_checked(), "the other tab does not know of the tick, and would overwrite it"


def test_a_tick_is_kept_under_one_key_by_ids(reader: Reader, shown: tuple[str, list[str]]) -> None:
    name, items = shown
    reader.open(CHAPTER)
    reader.box(name, items[0]).check()
    state = json.loads(reader.stored() or "null")
    assert state["checklists"][name] == {items[0]: True}
    ours = reader.tab.evaluate("Object.keys(localStorage).filter(key => key.includes('proven'))")
    assert ours == [STORAGE_KEY]


def test_ticks_outlive_items_that_come_move_and_change(reader: Reader, shown: tuple[str, list[str]]) -> None:
    """The next edition of the page: an item added in front, the others in another order, one reworded, one gone."""
    name, items = shown
    reader.open(CHAPTER)
    for item in (items[0], items[2], items[-1]):
        reader.box(name, item).check()

    def next_edition(route: Route) -> None:
        answer = route.fetch()
        soup = BeautifulSoup(answer.text(), "html.parser")
        listing = soup.select_one(f'.pp-checklist[data-checklist="{name}"] ul')
        assert listing is not None
        rows: list[Tag] = [row.extract() for row in listing.find_all("li", recursive=False)]
        rows[2].insert(0, "Reworded: ")
        added = BeautifulSoup('<ul><li data-item="brand-new" id="check-new">Brand new</li></ul>', "html.parser").li
        assert added is not None
        for row in [added, *reversed(rows[:-1])]:
            listing.append(row)
        route.fulfill(response=answer, body=str(soup))

    reader.tab.route(re.compile(re.escape(reader.base + CHAPTER.url) + "$"), next_edition)
    reader.open(CHAPTER)
    assert reader.box(name, "brand-new").count() == 1, "the next edition was not shown"
    assert reader.ticked(name) == {items[0], items[2]}
    reader.box(name, "brand-new").check()
    reader.tab.unroute_all()
    reader.open(CHAPTER)
    assert reader.ticked(name) == {items[0], items[2], items[-1]}, "an edition without the item lost its tick"
    reader.calm()


def test_ids_that_this_edition_does_not_know_do_no_harm(reader: Reader, shown: tuple[str, list[str]]) -> None:
    name, items = shown
    reader.open(CHAPTER)
    state = {
        "checklists": {name: {"gone-long-ago": True, items[1]: True}, "no-such-list": {"x": True}},
        "paths": {"p": {"q": True}},
    }
    reader.store(json.dumps(state))
    reader.tab.reload()
    settle(reader.tab)
    assert reader.ticked(name) == {items[1]}
    reader.box(name, items[0]).check()
    after = json.loads(reader.stored() or "null")
    assert after["checklists"][name][items[0]] is True
    assert after["paths"] == {"p": {"q": True}}, "a tick in a list lost the progress in a path"
    reader.calm()


HOSTILE: dict[str, str] = {
    "not JSON": "not json",
    "empty": "",
    "null": "null",
    "a list": "[]",
    "a number": "7",
    "a string": '"checklists"',
    "lists are a number": '{"checklists": 5}',
    "lists are null": '{"checklists": null, "paths": null}',
    "lists are a list": '{"checklists": [1, 2]}',
    "a list's items are a string": '{"checklists": {"@": "abc"}}',
    "a list's items are null": '{"checklists": {"@": null}}',
    "ticks are no booleans": '{"checklists": {"@": {"#": "yes", "length": 4, "toString": {"a": []}}}}',
    "a prototype": '{"__proto__": {"x": 1}, "checklists": {"__proto__": {"#": true}, "constructor": {"#": true}}}',
    "a prototype of items": '{"checklists": {"@": {"__proto__": {"#": true}}}, "paths": []}',
    "a megabyte": '{"checklists": "' + "x" * 1_000_000 + '"}',
    "deep": '{"checklists": ' + '{"@":' * 500 + "1" + "}" * 501,
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_what_else_lies_in_the_store_is_ignored_and_replaced(
    reader: Reader, shown: tuple[str, list[str]], value: str
) -> None:
    name, items = shown
    reader.open(LISTS)
    reader.store(value.replace("@", name).replace("#", items[0]))
    reader.open(CHAPTER)
    assert reader.ticked(name) == set()
    assert reader.tab.evaluate("({}).x === undefined && ({}).polluted === undefined")
    reader.box(name, items[1]).check()
    after: Any = json.loads(reader.stored() or "null")
    assert after["checklists"][name] == {items[1]: True}
    assert len(reader.stored() or "") < 2000, "the hostile value was kept"
    reader.tab.reload()
    settle(reader.tab)
    assert reader.ticked(name) == {items[1]}
    reader.calm()


@pytest.mark.parametrize(
    "refusal",
    [
        "Object.defineProperty(window, 'localStorage',"
        " {get() { throw new DOMException('denied', 'SecurityError'); }});",
        "Storage.prototype.getItem = Storage.prototype.setItem = Storage.prototype.removeItem ="
        " () => { throw new DOMException('full', 'QuotaExceededError'); };",
    ],
    ids=["denied", "full"],
)
def test_a_store_that_refuses_does_not_stop_the_reader(
    reader: Reader, shown: tuple[str, list[str]], refusal: str
) -> None:
    """Ticks work while the page is open, and the reader is told that they will not last."""
    name, items = shown
    reader.tab.add_init_script(refusal)
    reader.open(CHAPTER)
    reader.box(name, items[0]).check()
    assert reader.ticked(name) == {items[0]}
    assert reader.list(name).locator(".pp-session").is_visible(), "nothing says that the ticks are not saved"
    reader.calm()


def test_reset_unticks_this_list_only(reader: Reader, shown: tuple[str, list[str]]) -> None:
    name, items = shown
    reader.open(LISTS)
    names = [str(block.get_attribute("data-checklist")) for block in reader.tab.locator(".pp-checklist").all()]
    other = next(one for one in names if one != name)
    kept = str(reader.list(other).locator("li[data-item]").first.get_attribute("data-item"))
    reader.box(other, kept).check()
    reader.box(name, items[0]).check()
    reader.box(name, items[1]).check()
    reset = reader.list(name).locator("button.pp-reset")
    reset.click()
    assert reader.ticked(name) == {items[0], items[1]}, "one press by accident loses everything"
    assert "2" in reset.inner_text(), "the button does not say how much goes"
    reset.click()
    assert reader.ticked(name) == set()
    assert reader.ticked(other) == {kept}
    reader.tab.reload()
    settle(reader.tab)
    assert reader.ticked(name) == set()
    assert reader.ticked(other) == {kept}
    reader.calm()


def test_progress_is_told_in_words(reader: Reader, shown: tuple[str, list[str]]) -> None:
    name, items = shown
    reader.open(CHAPTER)
    before = reader.list(name).inner_text()
    reader.box(name, items[0]).check()
    after = reader.list(name).inner_text()
    assert before != after, "a tick changes nothing that can be read"
    assert re.search(rf"\b1\b\D{{0,12}}\b{len(items)}\b", after), "no '1 of N' in the list"


@pytest.mark.parametrize("page", [CHAPTER, CHAPTER.twin], ids=str)
def test_copies_as_a_markdown_task_list(reader: Reader, shown: tuple[str, list[str]], page: SitePage) -> None:
    name, items = shown
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open(page)
    reader.box(name, items[1]).check()
    reader.list(name).locator("button.pp-markdown").click()
    reader.tab.wait_for_timeout(100)
    text = str(reader.tab.evaluate("navigator.clipboard.readText()"))
    rows = [line for line in text.splitlines() if line.startswith("- [")]
    assert len(rows) == len(items), text
    assert rows[1].startswith("- [x] ")
    assert all(row.startswith("- [ ] ") for index, row in enumerate(rows) if index != 1)
    for item, row in zip(items, rows, strict=True):
        words = reader.list(name).locator(f'li[data-item="{item}"]').inner_text().split()
        first = next(word for word in words if word.isalpha() and len(word) > 3)
        assert first in row, f"{item}: {row!r} does not say {first!r}"
        assert len(row) > len("- [ ] ") + 10
    reader.calm()


@pytest.mark.parametrize("page", [CHAPTER, CHAPTER.twin, LISTS, LISTS.twin], ids=str)
def test_is_a_readable_list_without_scripts(new_tab: NewTab, base: str, page: SitePage) -> None:
    tab = new_tab(java_script_enabled=False)
    tab.goto(base + page.url)
    rows = tab.locator(".pp-checklist li[data-item]").all()
    assert len(rows) > 5
    for row in rows:
        assert row.is_visible()
        assert len(row.inner_text().split()) >= 6
        assert row.locator(".pp-why").is_visible()
        assert row.locator(".pp-verify").is_visible()


def test_prints_with_its_ticks(reader: Reader, shown: tuple[str, list[str]]) -> None:
    name, items = shown
    reader.open(CHAPTER)
    reader.box(name, items[0]).check()
    reader.tab.emulate_media(media="print")
    for item in items[:3]:
        assert reader.list(name).locator(f'li[data-item="{item}"]').is_visible()
    assert reader.box(name, items[0]).is_checked()
    buttons = reader.list(name).locator("button").all()
    assert not [one for one in buttons if one.is_visible()], "buttons are printed"
