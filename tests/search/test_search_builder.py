"""The builder, without a browser: what of a page is indexed, and how it is written."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from handbook.problems import ProblemsFound
from handbook.search import __main__ as command
from handbook.search import coding
from handbook.search.index import build as build_index
from handbook.search.pages import CODE, ERROR, TEXT, read_site
from handbook.search.stems import stemmer
from handbook.search.synonyms import load_synonyms
from handbook.search.words import parts, word, words
from handbook.search.write import build

PAGE = """<!doctype html><html lang="{lang}"><head><title>Head</title><meta name="description" content="{about}"></head>
<body><nav>Navigation</nav><article class="md-content__inner md-typeset" id="pp-text">{body}</article>
<footer>Footer</footer></body></html>"""


def put(site: Path, url: str, body: str, lang: str = "en", about: str = "About it.") -> None:
    path = site / url / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(lang=lang, body=body, about=about), encoding="utf-8")


def sections(tmp_path: Path, body: str) -> dict[str, Any]:
    put(tmp_path, "page", body)
    (page,) = read_site(tmp_path, "en")
    return {section.id: section for section in page.sections}


def names(text: str) -> list[str]:
    return [found.name for found in words(text)]


class TestPages:
    def test_a_page_is_cut_at_its_headings(self, tmp_path: Path) -> None:
        found = sections(
            tmp_path,
            '<h1>Page</h1><p>Top.</p><h2 id="a">One<a class="headerlink" href="#a">¶</a></h2><p>First <em>em</em>.</p>'
            '<h3 id="b">Two</h3><ul><li>item</li></ul><h4 id="c">Deep</h4><p>below</p><h2 id="d">Three</h2>',
        )
        assert [(section.id, section.level, section.title, section.parent) for section in found.values()] == [
            ("", 1, "Page", -1),
            ("a", 2, "One", 0),
            ("b", 3, "Two", 1),
            ("d", 2, "Three", 0),
        ]
        assert found[""].text() == "About it.\nTop."
        assert found["a"].text() == "First em."
        assert found["b"].text() == "item\nDeep\nbelow"

    def test_what_stands_around_the_text_is_left_out(self, tmp_path: Path) -> None:
        found = sections(
            tmp_path,
            '<h1>Page</h1><p class="pp-proof">Ran as shown</p><div data-search-exclude>hidden</div><nav>menu</nav>'
            '<div class="pp-facts">12 minutes</div><button>Copy</button><p>kept</p><script>let x</script>'
            '<svg role="img" aria-label="A chart of it"><text>axis</text></svg>',
        )
        assert found[""].text() == "About it.\nkept\nA chart of it"

    def test_code_and_errors_are_known_as_such(self, tmp_path: Path) -> None:
        found = sections(
            tmp_path,
            '<h1>P</h1><div class="highlight"><pre><span></span><code><span>a = <span>1</span>\n</span>b = 2\n'
            '</code></pre></div><div class="pp-output pp-output--error"><p class="pp-output__label">It fails</p>'
            "<pre><code>KeyError: 1</code></pre></div>"
            '<div class="pp-output"><pre><code>fine</code></pre></div>',
        )
        assert found[""].blocks == [(TEXT, "About it."), (CODE, "a = 1\nb = 2"), (ERROR, "KeyError: 1"), (CODE, "fine")]

    def test_items_are_found_by_themselves_where_lists_are_collected(self, tmp_path: Path) -> None:
        def checklist(name: str, *items: str) -> str:
            rows = "".join(
                f'<li id="check-{name}-{item}" data-item="{item}"><p class="pp-item">Do {item}.</p>'
                f'<p class="pp-why">Why {item}.</p></li>'
                for item in items
            )
            title = f'<p class="pp-checklist__title">List {name}</p>'
            return (
                f'<div class="pp-checklist" id="checklist-{name}" data-checklist="{name}">{title}<ul>{rows}</ul></div>'
            )

        put(tmp_path, "chapter", f'<h1>C</h1><h2 id="checklist">Check</h2>{checklist("x", "one", "two")}')
        put(tmp_path, "lists", f"<h1>L</h1>{checklist('x', 'one', 'two')}{checklist('y', 'three')}<p>after</p>")
        chapter, lists = read_site(tmp_path, "en")
        assert [section.id for section in chapter.sections] == ["", "checklist"]
        assert chapter.sections[1].text() == "List x\nDo one.\nDo two."
        assert [(section.id, section.title) for section in lists.sections] == [
            ("", "L"),
            ("checklist-x", "List x"),
            ("check-x-one", "Do one."),
            ("check-x-two", "Do two."),
            ("checklist-y", "List y"),
            ("check-y-three", "Do three."),
        ]
        assert lists.sections[2].text() == "Do one.\nWhy one."
        assert lists.sections[2].parent == 1

    def test_other_languages_and_error_pages_are_left_out(self, tmp_path: Path) -> None:
        put(tmp_path, "a", "<h1>English</h1>")
        put(tmp_path, "es/a", "<h1>Español</h1>", lang="es")
        (tmp_path / "404.html").write_text(PAGE.format(lang="en", about="", body="<h1>Not found</h1>"))
        (tmp_path / "moved.html").write_text("<html lang=en><meta http-equiv=refresh content=0>")
        put(tmp_path, "secret", "<h1>Hidden</h1>")
        secret = tmp_path / "secret" / "index.html"
        secret.write_text(secret.read_text().replace("<article", "<article data-search-exclude"))
        assert [page.url for page in read_site(tmp_path, "en")] == ["a/"]
        assert [page.url for page in read_site(tmp_path / "es", "es")] == ["a/"]

    def test_the_order_is_the_same_without_folders_for_pages(self, tmp_path: Path) -> None:
        for url in ("b", "b/c", "b-d", "a", "."):
            put(tmp_path / "folders", url, f"<h1>{url}</h1>")
            flat = tmp_path / "flat" / ("index.html" if url == "." else f"{url}.html")
            flat.parent.mkdir(parents=True, exist_ok=True)
            flat.write_text((tmp_path / "folders" / url / "index.html").read_text())
        titles = [[page.title for page in read_site(tmp_path / kind, "en")] for kind in ("folders", "flat")]
        assert titles[0] == titles[1]


class TestWords:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The Índice, café!", ["the", "indice", "cafe"]),
            ("django.db.models.F", ["django", "db", "models", "f"]),
            ("create_engine(url)", ["create_engine", "url"]),
            ("DetachedInstanceError", ["DetachedInstanceError"]),
            ("n+1 and N+1", ["n+1", "and", "n+1"]),
            ("don't it's", ["dont", "it"]),
            ("404 3.14 41 1,000 123456", ["404"]),
            ("__init__ _x", ["init"]),
            ("xxxxxxxx 5f4dcc3b5aa765d61d8327deb882cf99", []),
            ("test_a_list_is_cut_into_pages", ["test", "list", "is", "cut", "into", "pages"]),
        ],
    )
    def test_words_of_a_text(self, text: str, expected: list[str]) -> None:
        assert names(text) == expected

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("DetachedInstanceError", ("detached", "instance", "error")),
            ("selectinload", ()),
            ("pool_pre_ping", ("pool", "pre", "ping")),
            ("HTTPException", ("http", "exception")),
            ("UniqueViolation2", ("unique", "violation")),
            ("n+1", ()),
        ],
    )
    def test_parts_of_a_name(self, name: str, expected: tuple[str, ...]) -> None:
        assert parts(name) == expected

    def test_a_word_has_a_limit(self) -> None:
        assert word("abcdefgh" * 5) is not None
        assert word("abcdefgh" * 5 + "i") is None

    @pytest.mark.parametrize(
        ("lang", "same"),
        [
            ("en", ["transaction", "transactions"]),
            ("en", ["query", "queries"]),
            ("es", ["consulta", "consultas"]),
            ("es", ["transaccion", "transacciones"]),
            ("es", ["índice", "indices"]),
        ],
    )
    def test_forms_of_a_word_share_a_stem(self, lang: str, same: list[str]) -> None:
        stem = stemmer(lang)
        assert len({stem("".join(names(form))) for form in same}) == 1


class TestCoding:
    def test_numbers_come_back(self) -> None:
        values = [0, 1, 63, 64, 65, 1791, 1792, 1793, 50_000, 10**9]
        assert coding.read_numbers(coding.numbers(values)) == values
        chance = random.Random(3)
        values = [chance.randrange(10 ** chance.randint(1, 9)) for _ in range(500)]
        assert coding.read_numbers(coding.numbers(values)) == values

    def test_numbers_need_no_escape(self) -> None:
        text = coding.numbers(range(5000))
        assert json.dumps(text) == f'"{text}"'
        assert "<" not in text
        assert coding.number(63) != coding.number(64)[:1]

    def test_word_lists_come_back(self) -> None:
        given = ["a", "ab", "abc", "abd", "b", "n+1", "pool_pre_ping", "pool_size", "ñ", "x" * 40, "x" * 39 + "y"]
        assert coding.read_word_list(coding.word_list(given)) == given

    def test_a_checksum_sees_a_change(self) -> None:
        assert coding.checksum(["abc", "🙂"]) != coding.checksum(["abd", "🙂"])


class TestIndex:
    def test_what_it_holds(self, tmp_path: Path) -> None:
        put(tmp_path, "p", '<h1>Page</h1><p>a transaction</p><h2 id="s">Locks</h2><p>transactions lock lock</p>')
        made = build_index(read_site(tmp_path, "en"), "en", stemmer("en"), (), ["hash"])
        assert made["pages"] == ["p/"]
        assert made["titles"] == ["Page", "Locks"]
        assert made["ids"] == "s"
        known = coding.read_word_list(made["words"])
        assert known == ["lock", "page", "transaction"]  # plurals are implied; stop words are not there
        places = dict(zip(known, made["places"].split(" "), strict=True))
        assert coding.read_numbers(places["lock"]) == [3, 8]  # section 1, with a code: twice in the text
        assert coding.read_numbers(places["transaction"]) == [0, 0]  # once in each
        assert places["page"] == ""  # in a title only, which the engine reads by itself

    def test_the_plural_of_an_abbreviation_is_implied_too(self, tmp_path: Path) -> None:
        put(tmp_path, "p", "<h1>Page</h1><p>LLMs, an LLM, VMs, HTTPS over HTTP, does and the DOES project</p>")
        made = build_index(read_site(tmp_path, "en"), "en", stemmer("en"), (), ["hash"])
        known = [name.lower() for name in coding.read_word_list(made["words"])]
        assert "llm" in known
        assert "llms" not in known
        assert {"vms", "https", "http"} <= set(known), "a plural alone, and what only looks like one"

    def test_the_same_pages_give_the_same_bytes(self, tmp_path: Path) -> None:
        put(tmp_path, "p", "<h1>Page</h1><p>some words</p>")
        first = build(tmp_path, "en", ())
        files = {path.name: path.read_bytes() for path in (tmp_path / "search").iterdir()}
        build(tmp_path, "en", ())
        assert {path.name: path.read_bytes() for path in (tmp_path / "search").iterdir()} == files
        assert first.index.name in files

    def test_an_older_index_goes_and_what_is_not_ours_stays(self, tmp_path: Path) -> None:
        put(tmp_path, "p", "<h1>Page</h1><p>some words</p>")
        build(tmp_path, "en", ())
        before = {path.name for path in (tmp_path / "search").iterdir()}
        (tmp_path / "search" / "search_index.json").write_text("{}")
        put(tmp_path, "p", "<h1>Page</h1><p>other words</p>")
        build(tmp_path, "en", ())
        after = {path.name for path in (tmp_path / "search").iterdir()}
        assert before & after == {"index-en.js"}
        assert len(after) == 3
        assert "search_index.json" in after

    def test_no_page_can_break_out_of_its_script(self, tmp_path: Path) -> None:
        put(tmp_path, "p", "<h1>&lt;/script&gt;&lt;script&gt;</h1><p>&lt;!-- \u2028 &lt;/script&gt;</p>")
        build(tmp_path, "en", ())
        for path in (tmp_path / "search").iterdir():
            assert "<" not in path.read_text(encoding="utf-8")


class TestCommand:
    def test_it_says_what_it_wrote(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        put(tmp_path, "p", "<h1>Page</h1>")
        assert command.main(["build", str(tmp_path), "--lang", "en"]) == 0
        assert "1 pages" in capsys.readouterr().out
        assert '"others":{"es":"es/"}' in (tmp_path / "search" / "index-en.js").read_text()

    def test_it_names_what_is_missing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert command.main(["build", str(tmp_path / "none"), "--lang", "en"]) == 1
        assert command.main(["build", str(tmp_path), "--lang", "es"]) == 1
        assert "no page in 'es'" in capsys.readouterr().err


class TestSynonyms:
    def load(self, root: Path, text: str) -> Any:
        (root / "data").mkdir()
        (root / "data" / "synonyms.yml").write_text(text, encoding="utf-8")
        return load_synonyms(root)

    def test_the_books_own_are_right(self) -> None:
        assert len(load_synonyms(command.ROOT)) > 50

    def test_a_group(self, tmp_path: Path) -> None:
        (group,) = self.load(tmp_path, "groups:\n  - {en: [Queue], es: [cola, cola de mensajes], typed: [broker]}\n")
        assert group.phrases == (("queue",), ("cola",), ("cola", "de", "mensajes"))
        assert group.typed == (("broker",),)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("groups:\n  - {en: [queue]}\n", "data/synonyms.yml:2: a group needs 'es'"),
            (
                "groups:\n  - {en: [x1], es: [y1]}\n  - {en: [X1], es: [z1]}\n",
                "data/synonyms.yml:3: 'x1' is in two groups (en)",
            ),
            ("groups:\n  - {en: [null], es: [y1]}\n", "'en' holds None"),
            ("groups:\n  - {en: queue, es: [y1]}\n", "'en' must be a list"),
            ("groups:\n  - {en: [q1], es: [c1], also: [x]}\n", "unknown key 'also'"),
            ("groups: [\n", "malformed YAML"),
        ],
    )
    def test_mistakes_are_named(self, tmp_path: Path, text: str, message: str) -> None:
        with pytest.raises(ProblemsFound) as raised:
            self.load(tmp_path, text)
        assert message in str(raised.value)
