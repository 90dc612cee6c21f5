"""The engine in a browser, on a small book made for it: what it finds, in which order, and what bad input does."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kit import open_engine, put_engine, served
from playwright.sync_api import Browser, Page
from unchanged import SITE

from handbook.search.synonyms import Group
from handbook.search.write import build

READS = (SITE, "data", "handbook", "overrides")

FILL = "Nothing here matters much, and whoever reads on finds more of that kind below."


def page(title: str, *sections: tuple[str, str, str], lang: str = "en") -> str:
    """A built page: sections are (id, title, HTML)."""
    body = "".join(f'<h2 id="{name}">{html.escape(head)}</h2>{text}' for name, head, text in sections)
    article = f'<article class="md-content__inner"><h1>{html.escape(title)}</h1><p>{FILL}</p>{body}</article>'
    return f'<!doctype html><html lang="{lang}"><title>x</title>{article}</html>'


ENGLISH = {
    "orders": page(
        "Orders",
        ("transactions", "One transaction per request", f"<p>It commits or rolls back. {FILL}</p>"),
        (
            "retry",
            "Let a client retry",
            f"<p>A transaction makes it safe: the idempotency key is claimed there. {FILL}</p>",
        ),
        ("loaders", "Say what you read", "<pre><code>select(Order).options(selectinload(Order.items))</code></pre>"),
    ),
    "errors": page(
        "Errors",
        (
            "detached",
            "Read after the session",
            '<div class="pp-output--error"><pre><code>sqlalchemy.orm.exc.DetachedInstanceError: '
            "Parent instance is not bound to a Session</code></pre></div>",
        ),
        ("models", "Database functions", "<pre><code>from django.db.models import F\ncreate_engine(url)</code></pre>"),
        ("mapping", "Rows and objects", "<p>An object-relational mapper turns rows into objects.</p>"),
        ("blocking", "The event loop waits", "<p>A timeout ends what blocks.</p>"),
    ),
    "long": page(
        "Long",
        (
            "pool",
            "Connections",
            "<p>The pool lends connections. " + " ".join(f"{FILL} The pool is bounded." for _ in range(40)) + "</p>",
        ),
        ("short", "Other", "<p>A pool of LLMs.</p>"),
        ("model", "Ask an LLM", "<p>It answers.</p>"),
    ),
}
SPANISH = {
    "pedidos": page(
        "Pedidos",
        (
            "sesion",
            "Una sesión por petición",
            "<p>Cada transacción se confirma antes de responder. Las consultas van después.</p>",
        ),
        ("colas", "Mensajes", "<p>Una tarea espera en la queue hasta que un proceso la toma.</p>"),
        ("indice", "Índices únicos", "<p>Las claves foráneas necesitan un índice.</p>"),
        ("api", "Una API con varias APIs detrás", "<p>Responde.</p>"),
        lang="es",
    )
}
GROUPS = (
    Group((("object", "relational", "mapper"),), typed=(("dbal",),)),
    Group((("queue",), ("cola",))),
)


def write_site(folder: Path, pages: dict[str, str], lang: str, others: dict[str, str]) -> Path:
    for url, text in pages.items():
        (folder / url).mkdir(parents=True, exist_ok=True)
        (folder / url / "index.html").write_text(text, encoding="utf-8")
    build(folder, lang, GROUPS, others)
    put_engine(folder, lang)
    return folder


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both languages, Spanish inside the English site."""
    folder = tmp_path_factory.mktemp("book")
    write_site(folder, ENGLISH, "en", {"es": "es/"})
    write_site(folder / "es", SPANISH, "es", {"en": "../"})
    return folder


@pytest.fixture(scope="module")
def address(book: Path) -> Iterator[str]:
    with served(book) as base:
        yield base


@pytest.fixture(scope="module")
def english(browser: Browser, address: str) -> Iterator[Page]:
    page = open_engine(browser, address)
    yield page
    page.close()


@pytest.fixture(scope="module")
def spanish(browser: Browser, address: str) -> Iterator[Page]:
    page = open_engine(browser, f"{address}es/")
    yield page
    page.close()


def results(page: Page, text: str, limit: int = 10) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("([text, limit]) => handbookSearch.query(text, limit)", [text, limit])
    return found


def places(page: Page, text: str) -> list[str]:
    return [one["location"] for one in results(page, text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("transaction", "orders/#transactions"),  # a title before a text
        ("transactions", "orders/#transactions"),
        ("TRANSACTION", "orders/#transactions"),
        ("tránsáction", "orders/#transactions"),
        ("transac", "orders/#transactions"),  # as typed
        ("trasnaction", "orders/#transactions"),  # swapped: one error
        ("tansactoin", "orders/#transactions"),  # two errors in a long word
        ("mappre", "errors/#mapping"),
        ("selectinload", "orders/#loaders"),
        ("select in load", "orders/#loaders"),
        ("selectinl", "orders/#loaders"),
        ("selectinlaod", "orders/#loaders"),
        ("DetachedInstanceError", "errors/#detached"),
        ("detachedinstanceerror", "errors/#detached"),
        ("detached instance", "errors/#detached"),
        ("sqlalchemy.orm.exc.DetachedInstanceError: Parent instance is not bound", "errors/#detached"),
        ("django.db.models.F", "errors/#models"),
        ("models.F", "errors/#models"),
        ("create_engine", "errors/#models"),
        ("createengine", "errors/#models"),
        ("engine", "errors/#models"),
        ("dbal", "errors/#mapping"),  # a synonym of several words
        ("object relational mapping", "errors/#mapping"),
        ("eventloop", "errors/#blocking"),  # written together
        ("time out", "errors/#blocking"),  # written apart
        ("LLMs", "long/#model"),  # the plural of an abbreviation
        ("llms", "long/#model"),
        ("pool", "long/#pool"),  # being short is no merit
        ("orders", "orders/"),
    ],
)
def test_finds_first(english: Page, text: str, first: str) -> None:
    assert places(english, text)[:1] == [first]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("sesión", "pedidos/#sesion"),
        ("apis", "pedidos/#api"),
        ("SESION", "pedidos/#sesion"),
        ("transacciones", "pedidos/#sesion"),
        ("consulta", "pedidos/#sesion"),
        ("consultar", "pedidos/#sesion"),
        ("indice", "pedidos/#indice"),
        ("clave foranea", "pedidos/#indice"),
        ("transacion", "pedidos/#sesion"),
        ("cola", "pedidos/#colas"),
        ("colas", "pedidos/#colas"),
    ],
)
def test_finds_first_in_spanish(spanish: Page, text: str, first: str) -> None:
    assert places(spanish, text)[:1] == [first]


def test_a_short_word_is_taken_as_it_is(english: Page) -> None:
    assert places(english, "kay ") == []
    assert places(english, "key ")[0] == "orders/#retry"


def test_the_first_letter_already_finds_titles(english: Page, spanish: Page) -> None:
    assert places(english, "o")[0] == "orders/"
    assert places(english, "O")[0] == "orders/"
    assert places(spanish, "í")[0] == "pedidos/#indice"
    assert places(english, "transaction i")[0] == "orders/#transactions"


def test_all_words_come_first_and_then_some(english: Page) -> None:
    found = places(english, "transaction idempotency")
    assert found[0] == "orders/#retry"
    assert "orders/#transactions" in found


def test_a_result_says_where_it_is(english: Page, address: str) -> None:
    (one, *_) = results(english, "idempotency")
    assert one["url"] == f"{address}orders/#retry"
    assert (one["title"], one["section"], one["page"], one["path"]) == (
        "Let a client retry",
        "retry",
        "Orders",
        ["Orders"],
    )
    assert one["score"] > 0
    text, marks = one["excerpt"]["text"], one["excerpt"]["marks"]
    assert [text[start:end] for start, end in marks] == ["idempotency"]
    assert len(text) < 200


def test_marks_are_whole_words_in_title_and_excerpt(english: Page) -> None:
    (one, *_) = results(english, "transac")
    assert [one["title"][start:end] for start, end in one["marks"]] == ["transaction"]


def test_results_by_page(english: Page) -> None:
    groups = english.evaluate("async () => handbookSearch.group(await handbookSearch.query('transaction pool', 10))")
    assert all(len({one["page"] for one in group}) == 1 for group in groups)
    assert [group[0]["score"] for group in groups] == sorted((group[0]["score"] for group in groups), reverse=True)


def test_a_limit_is_kept_and_the_count_is_told(english: Page) -> None:
    assert len(results(english, "pool transaction loop", 2)) == 2
    assert english.evaluate("async () => (await handbookSearch.query('pool', 1)).total") == 2


def test_nothing_found_leads_on(english: Page) -> None:
    assert places(english, "zzqqxv") == []
    assert english.evaluate("() => handbookSearch.suggest('transaktoin zzqqxv')") == "transaction zzqqxv"
    assert english.evaluate("() => handbookSearch.suggest('transaction')") is None
    (other,) = english.evaluate("() => handbookSearch.others('sesión', 3)")
    assert other["lang"] == "es"
    assert other["results"][0]["url"].endswith("/es/pedidos/#sesion")


def test_excerpts_can_wait(english: Page) -> None:
    found = english.evaluate("() => handbookSearch.query('pool', 3, { excerpts: false })")
    assert [one["location"] for one in found] == places(english, "pool")[:3]
    assert found[0]["excerpt"] == {"text": "", "marks": []}


def test_nothing_is_fetched_before_the_first_question(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}blank.html")
    page.add_script_tag(url=f"{address}assets/javascripts/search-engine.js")
    page.wait_for_timeout(100)
    assert asked == ["blank.html", "assets/javascripts/search-engine.js"]
    results(page, "pool")
    assert len([url for url in asked if url.startswith("search/index-")]) == 1
    texts = [url for url in asked if re.fullmatch(r"search/[0-9a-f]{8}\.js", url)]
    assert len(texts) == 1, "only the pages among the results send their text"
    assert not [url for url in asked if url.startswith(("http", "es/"))]
    page.close()


# ---------------------------------------------------------------- from disk


def test_the_same_answers_from_disk(browser: Browser, book: Path, english: Page) -> None:
    page = browser.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((book / "blank.html").as_uri())
    page.add_script_tag(url=(book / "assets/javascripts/search-engine.js").as_uri())
    for text in ("transaction", "pool", "selectinlaod", "dbal"):
        ours, theirs = results(page, text), results(english, text)
        assert [one["location"] for one in ours] == [one["location"] for one in theirs]
        assert [one["excerpt"] for one in ours] == [one["excerpt"] for one in theirs]
    assert results(page, "idempotency")[0]["url"] == (book / "orders/index.html").as_uri() + "#retry"
    (other,) = page.evaluate("() => handbookSearch.others('sesión', 3)")
    assert other["results"]
    assert not failed
    page.close()


# ---------------------------------------------------------------- bad indexes


def failure(browser: Browser, site: Path) -> tuple[str, str]:
    """The code and the message with which a query of a site fails."""
    with served(site) as base:
        page = open_engine(browser, base)
        said = page.evaluate(
            """() => handbookSearch.query("pool").then(() => null,
                 (error) => [error.code, error.message, error instanceof handbookSearch.SearchError])"""
        )
        page.close()
    assert said is not None, "it answered"
    assert said[2] is True
    return said[0], said[1]


def copy(tmp_path: Path) -> tuple[Path, Path]:
    site = write_site(tmp_path / "site", ENGLISH, "en", {})
    return site, next((site / "search").glob("index-*.js"))


def test_no_index(browser: Browser, tmp_path: Path) -> None:
    site, index = copy(tmp_path)
    index.unlink()
    assert failure(browser, site)[0] == "missing"


@pytest.mark.parametrize("keep", [0.0, 0.3, 0.99])
def test_an_index_cut_off(browser: Browser, tmp_path: Path, keep: float) -> None:
    site, index = copy(tmp_path)
    content = index.read_bytes()
    index.write_bytes(content[: int(len(content) * keep)])
    assert failure(browser, site)[0] == "damaged"


@pytest.mark.parametrize(
    "part", ["words", "places", "lengths", "classes", "ids", "titles", "parents", "counts", "pages", "sum"]
)
def test_an_index_with_a_changed_part(browser: Browser, tmp_path: Path, part: str) -> None:
    site, index = copy(tmp_path)
    match = re.fullmatch(r'handbookSearchFile\("([^"]+)",(.*)\)\n', index.read_text(encoding="utf-8"))
    assert match
    data = json.loads(match[2])
    value = data[part]
    data[part] = value[:-1] if isinstance(value, str | list) else value + 1
    index.write_text(f'handbookSearchFile("{match[1]}",{json.dumps(data)})\n', encoding="utf-8")
    assert failure(browser, site)[0] == "damaged"


def test_an_index_of_another_version(browser: Browser, tmp_path: Path) -> None:
    site, path = copy(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace('"version":1', '"version":0'), encoding="utf-8")
    code, message = failure(browser, site)
    assert code == "outdated"
    assert message


def test_a_lost_text_costs_only_its_excerpt(browser: Browser, tmp_path: Path) -> None:
    site, _ = copy(tmp_path)
    for path in (site / "search").glob("*.js"):
        if re.fullmatch(r"[0-9a-f]{8}\.js", path.name):
            path.unlink()
    with served(site) as base:
        page = open_engine(browser, base)
        (one, *_) = results(page, "idempotency")
        assert one["location"] == "orders/#retry"
        assert one["excerpt"]["text"] == ""
        page.close()


def test_after_a_failure_the_next_try_may_succeed(browser: Browser, tmp_path: Path) -> None:
    site, index = copy(tmp_path)
    content = index.read_bytes()
    index.unlink()
    with served(site) as base:
        page = open_engine(browser, base)
        assert page.evaluate("() => handbookSearch.query('pool').catch((error) => error.code)") == "missing"
        index.write_bytes(content)
        assert places(page, "pool")
        page.close()


# ---------------------------------------------------------------- bad queries

BAD = {
    "nothing": "",
    "space": " \t\n ",
    "long": "transaction " * 900,
    "one long word": "a" * 10_000,
    "near words": "transactoin" * 900,
    "regular expressions": r"(a+)+$ [ \ .* ^$ {1,9999} (?<!x) \p{L} transaction",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)> transaction &lt;b&gt;",
    "quotes": "\"'`${transaction}`'\" \\u0000 \\",
    "emoji": "🙂👩‍👩‍👧‍👦🏳️‍🌈" * 400 + " transaction",
    "right to left": "עברית العربية \u202e transaction \u2066\u200f",
    "marks": "t" + "\u0301" * 9_000 + "ransaction",
    "half a pair": "\ud83d transaction \udc00",
    "controls": "\x00\x01\x7f transaction \ufffe\uffff",
    "names of objects": "constructor __proto__ toString hasOwnProperty valueOf",
    "digits": "1" * 5_000 + " 3.14 1e999 -0",
    "joints": "_" * 3_000 + "a_" * 3_000 + ".'+" * 1_000,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_a_bad_query_neither_breaks_nor_hangs(english: Page, text: str) -> None:
    results(english, "transaction")
    took, found, suggestion = english.evaluate(
        """async (text) => {
          text = text.replace(/<<(....)>>/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
          const times = [];
          let found;
          for (let round = 0; round < 3; round += 1) {
            const began = performance.now();
            found = await handbookSearch.query(text, 10);
            times.push(performance.now() - began);
          }
          return [Math.min(...times), found, await handbookSearch.suggest(text)];
        }""",
        re.sub(r"[\ud800-\udfff]", lambda match: f"<<{ord(match[0]):04x}>>", text),
    )
    assert took < 50
    assert isinstance(suggestion, str | None)
    for one in found:
        for text_of, marks in ((one["title"], one["marks"]), (one["excerpt"]["text"], one["excerpt"]["marks"])):
            ends = [end for mark in marks for end in mark]
            assert ends == sorted(ends)
            assert all(0 <= end <= len(text_of) for end in ends)
    assert english.evaluate("() => document.querySelectorAll('script, img').length") <= 2
    assert english.evaluate("() => document.body.children.length") == 0


@pytest.mark.parametrize("value", ["null", "undefined", "42", "{}", "[]", "Symbol.iterator.description"])
def test_what_is_no_text_is_no_error(english: Page, value: str) -> None:
    assert isinstance(english.evaluate(f"() => handbookSearch.query({value})"), list)


@pytest.mark.parametrize("limit", ["0", "-5", "NaN", "'x'", "1e9", "null", "2.7"])
def test_a_strange_limit_is_no_error(english: Page, limit: str) -> None:
    assert isinstance(english.evaluate(f"() => handbookSearch.query('pool', {limit})"), list)
