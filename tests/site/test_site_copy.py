"""The copy button gives code that runs: the region as it is tested, without markers, notes, prompts and output."""

from __future__ import annotations

from unchanged import SITE, SMALL_BOOK

import ast
import re
from pathlib import PurePosixPath

import pytest
from playwright.sync_api import Route
from sitekit import ROOT, SitePage, chapters
from visits import NewTab, probe, settle

from handbook import regions

READS = (SITE, SMALL_BOOK)

# Every button is pressed; what it would have put on the clipboard is written down too.
RECORD = """
  window.copied = [];
  const write = navigator.clipboard.writeText.bind(navigator.clipboard);
  navigator.clipboard.writeText = async (text) => { window.copied.push(text); return write(text); };
"""


def shown_regions(page: SitePage) -> list[tuple[str, str]]:
    """Each sample that the page's source calls for: its path, and the code that a reader should get."""
    found = []
    for call in re.findall(r"<!--\[\[\s*(sample\(.*?\))\s*\]\]-->", page.source.read_text(encoding="utf-8"), re.DOTALL):
        node = ast.parse(call.strip(), mode="eval").body
        assert isinstance(node, ast.Call)
        values = [ast.literal_eval(argument) for argument in node.args]
        named = {word.arg: ast.literal_eval(word.value) for word in node.keywords}
        path = values[0] if values else named["path"]
        region = values[1] if len(values) > 1 else named.get("region")
        names = [region] if isinstance(region, str) else list(region or [])
        source = regions.parse((ROOT / "samples" / path).read_text(encoding="utf-8"), path)
        cut = regions.cut(source, names, PurePosixPath(path).suffix.lstrip("."), keep_notes=False)
        found.append((path, cut.code))
    return found


@pytest.mark.parametrize("page", chapters(), ids=str)
def test_a_button_copies_the_region_as_tested(new_tab: NewTab, base: str, page: SitePage) -> None:
    tab = new_tab()
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.add_init_script(RECORD)
    tab.goto(base + page.url)
    settle(tab)
    buttons = tab.locator(".pp-sample > .highlight .pp-copy").all()
    wanted = shown_regions(page)
    assert len(wanted) >= 4
    assert len(buttons) >= len(wanted), "a sample without a copy button"
    for count, button in enumerate(buttons, 1):
        button.evaluate("node => node.click()")
        tab.wait_for_function("count => window.copied.length === count", arg=count)
    copied = [str(text) for text in tab.evaluate("window.copied")]
    last = str(tab.evaluate("navigator.clipboard.readText()"))
    assert last == copied[-1], "what was written down is not what is on the clipboard"
    for path, code in wanted:
        assert code.rstrip("\n") in {text.rstrip("\n") for text in copied}, f"{path}: the copied text is not the region"
    for text in copied:
        assert "8<--" not in text
        assert not re.search(r"(?:#|--|//)\s*\((?:!|\d+)\)!?\s*$", text, re.MULTILINE), f"a marker is copied:\n{text}"
        assert not re.search(r"[ \t]$", text, re.MULTILINE), f"blanks at a line's end are copied:\n{text!r}"
        assert "Traceback (most recent call last)" not in text


@pytest.mark.parametrize("page", chapters(), ids=str)
def test_output_has_no_copy_button_inside_the_code_box(new_tab: NewTab, base: str, page: SitePage) -> None:
    tab = new_tab()
    tab.goto(base + page.url)
    settle(tab)
    boxes = tab.locator(".pp-sample > .highlight").all()
    assert boxes
    for box in boxes:
        assert box.locator(".pp-output").count() == 0
    looks = tab.evaluate(probe("looks"))
    assert looks, "no sample shows its output"
    assert all(looks), "an output looks like code"


def test_prompts_and_their_output_are_not_copied(new_tab: NewTab, base: str) -> None:
    """No chapter shows a console session yet, so one is put into a page of the site on its way to the browser."""
    session = (
        '<div class="highlight"><pre><code><span class="gp">&gt;&gt;&gt; </span>total = 1\n'
        '<span class="gp">&gt;&gt;&gt; </span>total + 1  <span class="c1"># plain</span>\n'
        '<span class="go">2</span>\n</code></pre></div>'
    )
    tab = new_tab()
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def with_session(route: Route) -> None:
        answer = route.fetch()
        body, count = re.subn(r"</h1>", "</h1>" + session.replace("\\", "\\\\"), answer.text(), count=1)
        assert count == 1
        route.fulfill(response=answer, body=body)

    tab.route(re.compile(r"/backend/fastapi/$"), with_session)
    tab.goto(base + "backend/fastapi/")
    settle(tab)
    tab.locator(".highlight .pp-copy").first.click()
    tab.wait_for_timeout(100)
    assert tab.evaluate("navigator.clipboard.readText()").rstrip("\n") == "total = 1\ntotal + 1  # plain"
