"""What the check of the built site finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import verify

ROOT = Path(__file__).resolve().parents[2]


def site(tmp_path: Path, **pages: str) -> Path:
    for name, body in {"index": "<p id=top>Home</p>", **pages}.items():
        folder = tmp_path if name == "index" else tmp_path / name.replace("__", "/")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(f"<!doctype html><html><body>{body}</body></html>", encoding="utf-8")
    return tmp_path


def problems(tmp_path: Path, body: str, site_url: str = "", **pages: str) -> list[str]:
    return verify.verify(site(tmp_path, a=body, **pages), site_url)[0]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../">home</a> <a href="../#top">top</a> <a href="#here">x</a><i id="here"></i>',
        '<a href="https://example.org/nowhere">elsewhere</a> <a href="mailto:a@b.c">m</a> <a href="#">top</a>',
        '<div class="pp-output"><pre>Traceback (most recent call last):\nNone</pre></div>',
        "<pre><code>None</code></pre> <code>&lt;!--[[ term() ]]--&gt;</code> <p>None of them</p>",
        '<a href="/..">the root</a> <a href="../es/b/">b</a>',
    ],
)
def test_what_is_right_is_silent(tmp_path: Path, body: str) -> None:
    assert problems(tmp_path, body, es__b="<p>B</p>") == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<a href="../nope/">x</a>', "a/index.html:1: a href '../nope/' leads to no file of the site (nope/)"),
        ('<a href="../../up">x</a>', "leads to no file of the site"),
        ('<img src="x.png" alt="x">', "a/index.html:1: img src 'x.png' leads to no file"),
        ('<a href="../#nope">x</a>', "a href '../#nope': index.html has no id 'nope'"),
        ('\n<a href="#nope">x</a>', "a/index.html:2: a href '#nope': a/index.html has no id 'nope'"),
        ("<p id=x></p><p id=x></p>", "a/index.html: the id 'x' stands twice"),
        ("<p>Traceback (most recent call last):</p>", "a traceback outside a captured output"),
        ("<p>None</p>", "'None' as visible text"),
        ('<a title="None" href="../">x</a>', "the attribute title of <a> is 'None'"),
        ('<!--[[ sample("x") ]]-->', 'an unexpanded macro: [[ sample("x") ]]'),
        ("<p>&lt;!--[[ x ]]--&gt;</p>", "an unexpanded macro marker"),
        (f"<p>{ROOT}/macros.py</p>", "holds a path of this machine"),
    ],
)
def test_what_is_wrong_is_named_with_page_and_target(tmp_path: Path, body: str, message: str) -> None:
    found = problems(tmp_path, body)
    assert len(found) == 1, found
    assert message in found[0]


def test_one_missing_file_of_the_theme_is_one_error(tmp_path: Path) -> None:
    link = '<link rel="stylesheet" href="../style.css">'
    found = verify.verify(site(tmp_path, a=link, b=link, c=link))[0]
    assert len(found) == 1
    assert found[0].endswith("(style.css) (and on 2 more)")


def test_its_own_address_is_followed_and_others_are_not(tmp_path: Path) -> None:
    url = "https://example.org/book/"
    good = '<a href="https://example.org/book/">x</a><a href="/book/a/">x</a><a href="https://example.org/other">x</a>'
    assert problems(tmp_path, good, url) == []
    assert len(problems(tmp_path, '<a href="https://example.org/book/nope/">x</a>', url)) == 1


def test_an_empty_site_is_an_error(tmp_path: Path) -> None:
    assert "there is no page" in verify.verify(tmp_path)[0][0]
