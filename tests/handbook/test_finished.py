# ruff: noqa: E501 - a message that a test expects stands in one piece
"""What a finished page must have, each mistake on purpose; a builder shows the unfinished page all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tree import replace, write

from handbook import book as books
from handbook import checks
from handbook.checks import numbers, repeats, twins
from handbook.prose import Passage

EN, ES = "docs/en/backend/fastapi.md", "docs/es/backend/fastapi.md"
NEED = "and say so at its heading: ## … { #id data-part="
Problems = Callable[[], list[str]]

# name: ((English text, Spanish text), (English by, Spanish by), message without its page)
BOTH: dict[str, tuple[tuple[str, str], tuple[str, str], str]] = {
    "part missing": (
        ('data-part="decide mistakes proof', 'data-part="decide mistakes proof'), ('data-part="decide proof', 'data-part="decide proof'),
        f":1: the part 'mistakes' is missing, which a page of kind 'how-to' needs; write it, {NEED}\"mistakes\" }}",
    ),
    "parts of another kind": (
        ("kind: how-to", "kind: how-to"), ("kind: explanation", "kind: explanation"),
        f":1: the part 'model' is missing, which a page of kind 'explanation' needs; write it, {NEED}\"model\" }}",
    ),
    "no facts": (
        ("<!--[[ page_facts() ]]-->", "<!--[[ page_facts() ]]-->"), ("", ""),
        ":9: page_facts() is missing; put it right after the promise, under the h1",
    ),
    "facts too low": (
        ("A promise.\n\n<!--[[ page_facts() ]]-->", "Una promesa.\n\n<!--[[ page_facts() ]]-->"),
        ('A promise.\n\n<!--[[ output("03-x/app/main") ]]-->\n\n<!--[[ page_facts() ]]-->',
         'Una promesa.\n\n<!--[[ output("03-x/app/main") ]]-->\n\n<!--[[ page_facts() ]]-->'),
        ":15: page_facts() does not stand at the top; put it right after the promise, under the h1",
    ),
    "no promise": (
        ("A promise.\n", "Una promesa.\n"), ("", ""),
        ":9: no promise stands between the h1 and page_facts(); one or two sentences: what the reader can do after this page, and what she will have",
    ),
    "long promise": (
        ("A promise.", "Una promesa."), ("A promise.\n\nAnd a word.", "Una promesa.\n\nY algo más."),
        ":13: 2 paragraphs stand between the h1 and page_facts(); only the promise does; move the rest below the facts",
    ),
    "nothing fails": (
        ('sample("03-x/app/bad.py", output=True)', 'sample("03-x/app/bad.py", output=True)'), ('sample("03-x/app/main.py", notes=[])', 'sample("03-x/app/main.py", notes=[])'),
        ":15: the part 'failure' shows nothing that fails; show a sample whose run ends with an error, or that sample.yml names under `wrong:`",
    ),
    "no picture": (
        ('<!--[[ figure("latency", alt="Two bars, the second one lower", caption="Less is `better`") ]]-->', '<!--[[ figure("latency", alt="Dos barras, la segunda más baja") ]]-->'), ("", ""),
        ":1: the chapter has no picture; draw one from a result with figure()",
    ),
    "no exercise": (
        ('<!--[[ exercise("answer") ]]-->', '<!--[[ exercise("answer") ]]-->'), ("", ""),
        ":39: 0 exercises, and a page of kind 'how-to' has 1 to 3; call exercise() for each",
    ),
    "no source": (
        ("[the standard](https://example.org/en/rfc/#one)", "[la norma](https://example.org/es/rfc#uno)"), ("[above](#it-breaks)", "[arriba](#it-breaks)"),
        ":43: the part 'sources' links to no source; link each source, primary first, with its date and what it supports",
    ),
    "folder that is not shown": (
        ("samples: [03-x/app]", "samples: [03-x/app]"), ("samples: [03-x/app, 04-y]", "samples: [03-x/app, 04-y]"),
        ":7: front matter: 'samples' names '04-y', and the page shows nothing of it; there are: 03-x/app",
    ),
    "folder that is not named": (
        ("samples: [03-x/app]", "samples: [03-x/app]"), ("samples: []", "samples: []"),
        ":7: front matter: 'samples' lacks '03-x/app', which the page shows; write samples: [03-x/app]",
    ),
    "typed measurement": (
        ("Closing words.", "Palabras finales."), ("It takes 12.5 ms here.", "Tarda 12.5 ms aquí."),
        ":41: '12.5 ms' is typed: a measured number has its command, machine and versions beside it; write number(), or say in data/exemptions.yml (typed_numbers) why it is no measurement",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOTH)
def test_a_mistake_of_both_twins(name: str, root: Path, problems: Problems) -> None:
    write(root, "samples/04-y/sample.yml", "lane: web\npackages: [fastapi]\ntests: [test_y.py]\n")
    write(root, "samples/04-y/test_y.py", "")
    assert problems() == []
    (english, spanish), (new_english, new_spanish), message = BOTH[name]
    replace(root, EN, english, new_english)
    replace(root, ES, spanish, new_spanish)
    assert problems() == [f"{EN}{message}", f"{ES}{message}"]
    # The writer looks at the page while it is not finished.
    assert checks.run(books.load(root), finished=False) == ()


TWINS: dict[str, tuple[str, str, list[str]]] = {
    "source missing": (
        "De [la norma](https://example.org/es/rfc#uno)", "De [la norma](https://example.org/es/rcf)",
        [f"{ES}:1: the source https://example.org/en/rfc/#one ({EN}:45) is missing here; did you mean 'https://example.org/es/rcf'?",
         f"{ES}:45: the source https://example.org/es/rcf is not in {EN}; cite the same in both languages"],
    ),
    "other order": (
        '<!--[[ proof("03-x/app") ]]-->\n\n<!--[[ checklist("backend-api") ]]-->', '<!--[[ checklist("backend-api") ]]-->\n\n<!--[[ proof("03-x/app") ]]-->',
        [f"{ES}:31: checklist('backend-api') stands where {EN}:31 has proof('03-x/app'); show both in the same order"],
    ),
    "other section": (
        '<!--[[ exercise("answer") ]]-->\n\nMás: [la lista](../checklists.md#checklist-backend-api).\n\n## Elige y prueba { #choose data-part="decide mistakes proof exercises" }\n',
        'Más: [la lista](../checklists.md#checklist-backend-api).\n\n## Elige y prueba { #choose data-part="decide mistakes proof exercises" }\n\n<!--[[ exercise("answer") ]]-->\n',
        [f"{ES}:39: exercise('answer') stands in section 'choose', and in 'build-it' at {EN}:35; show it in the same section"],
    ),
    "term missing": (
        '<!--[[ term("endpoint") ]]--> aquí', 'endpoint aquí',
        [f"{ES}:1: the term 'endpoint' ({EN}:17) is linked nowhere here; link the same terms in both languages"],
    ),
    "other term": (
        'term("endpoint") ]]--> aquí', 'term("endpoint") ]]--> y su <!--[[ term("idempotency") ]]--> aquí',
        [f"{ES}:17: the term 'idempotency' is linked nowhere in {EN}; link the same terms in both languages"],
    ),
    "other block": (
        "Palabras finales.", "~~~sh\nmake\n~~~",
        [f"{ES}:41: the blocks typed here are sh, and none in {EN}; show the same in both languages"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TWINS)
def test_a_mistake_of_one_twin(name: str, root: Path, problems: Problems) -> None:
    old, new, messages = TWINS[name]
    replace(root, ES, old, new)
    assert problems() == messages


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("https://docs.python.org/3/library/json.html", "https://docs.python.org/es/3/library/json.html#x"),
        ("https://developer.mozilla.org/en-US/docs/Web/HTTP/", "https://developer.mozilla.org/es/docs/Web/HTTP"),
        ("https://en.wikipedia.org/wiki/NaN", "https://es.wikipedia.org/wiki/NaN"),
        ("https://example.org/a?hl=en&id=3", "https://example.org/a?hl=es&id=3"),
    ],
)
def test_an_address_in_two_languages(english: str, spanish: str) -> None:
    assert twins.address(english) == twins.address(spanish)


def test_addresses_that_differ() -> None:
    assert twins.address("https://example.org/a?id=3") != twins.address("https://example.org/a?id=4")
    assert twins.address("https://docs.djangoproject.com/en/6.1/a/") != twins.address(
        "https://docs.djangoproject.com/en/6.0/a/"
    )


SENTENCE = "The client waits for an answer that nobody will ever send."


def test_a_sentence_on_two_pages(root: Path, problems: Problems) -> None:
    replace(root, EN, "Closing words.", f"First. {SENTENCE} Last.")
    replace(
        root,
        "docs/en/index.md",
        "Text.",
        "- **The client** waits for an answer\n  that `nobody` will ever send! It does.",
    )
    assert problems() == [
        f"docs/en/index.md:8: the sentence 'The client waits for an answer that nobody will ever send!' stands at {EN}:41 too; "
        "say it in one place and link there, or in the words of this page"
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        ("data/checklists/backend-api.yml", "A call without one waits.", SENTENCE, 7),
        ("data/glossary.yml", "An address that answers", SENTENCE, 8),
        ("samples/exercises/answer/exercise.yml", "Six by nine.", SENTENCE, 5),
        ("samples/03-x/app/sample.yml", "divides by zero", SENTENCE, 5),
        (EN, '"Less is `better`"', f'"{SENTENCE}"', 29),
    ],
)
def test_a_sentence_on_a_page_and_in_what_pages_show(
    path: str, old: str, new: str, line: int, root: Path, problems: Problems
) -> None:
    replace(root, path, old, new)
    replace(root, "docs/en/index.md", "Text.", SENTENCE)
    found = problems()
    first, second = (f"{EN}:29", "docs/en/index.md:8") if path == EN else ("docs/en/index.md:8", f"{path}:{line}")
    assert len(found) == 1
    assert found[0].startswith(f"{second}: the sentence '{SENTENCE}' stands at {first} too;")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("`test_main.py::test_if`", "test_main.py has no test 'test_if'; did you mean 'test_it'?"),
        (
            "`test_main.py::test_it`, `::nothing`",
            "test_main.py has no test 'nothing'; there are: test_it",
        ),
        ("`test_mian.py::test_it`", "no sample has the test file 'test_mian.py'; did you mean 'test_main.py'?"),
        (
            "`samples/03-x/ap/test_main.py::test_it`",
            "no sample has the test file 'samples/03-x/ap/test_main.py'; did you mean '03-x/app/test_main.py'?",
        ),
    ],
)
def test_a_named_test_that_no_sample_has(written: str, message: str, root: Path, problems: Problems) -> None:
    for right in (
        "`test_main.py::test_it[case 1]`",
        "`samples/03-x/app/test_main.py::test_it`",
        "`pytest a/test_b.py::c`",
    ):
        replace(root, "data/checklists/backend-api.yml", "A call without one waits.", f"A call waits: {right}.")
        assert problems() == []
        replace(root, "data/checklists/backend-api.yml", f"A call waits: {right}.", "A call without one waits.")
    replace(root, "data/checklists/backend-api.yml", "A call without one waits.", f"Ours, {written}.")
    replace(root, EN, "Closing words.", f"Held by {written}.")
    assert problems() == [f"data/checklists/backend-api.yml:7: {message}", f"{EN}:41: {message}"]


def test_sentences_that_may_stand_twice(root: Path, problems: Problems) -> None:
    short, unwritten = "Run the tests of this page now.", "TODO one or two sentences that say what you will have."
    for path in (EN, "docs/en/index.md"):
        replace(
            root, path, "Closing words." if path == EN else "Text.", f"{short} {unwritten}\n\n```text\n{SENTENCE}\n```"
        )
    for path in (ES, "docs/es/index.md"):
        old, new = ("Palabras finales.", f"{SENTENCE}\n\n{SENTENCE}") if path == ES else ("Text.", "Texto.")
        replace(root, path, old, f"{new}\n\n```text\nx\n```")
    assert problems() == []
    assert repeats.normal("The `NaN`, it’s") == ("the", "nan", "it's")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It takes 3 ms, 0,5\u00a0s or 12 µs.", ["3 ms", "0,5 s", "12 µs"]),
        ("About 1,234.5 kB, 2 GiB and 300 MB.", ["1,234.5 kB", "2 GiB", "300 MB"]),
        ("99.9 % of them, 12%, 3× and 10x.", ["99.9 %", "12%", "3×", "10x"]),
        ("It is 3 times faster, 20 times as fast; 5 veces más rápido.", ["3 times faster", "20 times as", "5 veces más"]),
        ("1,200 req/s, 90 requests per second, 5000 filas por segundo", ["1,200 req/s", "90 requests per second", "5000 filas por segundo"]),
        ("Espera 30 segundos o 2 milisegundos.", ["30 segundos", "2 milisegundos"]),
        ("PostgreSQL was asked 101 times. 100 orders, 404, RFC 9457, Django 6.1, 2026-11-21, the 90s, a day of 404s, 3 steps, 15 minutes, 0x00, 4 B", []),
        ("`timeout=5 s` and `3 ms`", []),
        ("\ufffc ms against \ufffc", []),
        ("1 MBean, 5 SQL statements, v2s, UTF-8 s", []),
    ],
)  # fmt: skip
def test_which_numbers_are_measurements(text: str, found: list[str]) -> None:
    assert [number for number, *_ in numbers.typed(Passage("x", 1, text))] == found


def test_typed_numbers_are_exempt_with_their_words(root: Path, problems: Problems) -> None:
    replace(root, EN, "Closing words.", "The proxy adds 1 ms. It takes 1 ms.")
    replace(root, ES, "Palabras finales.", "El proxy añade un milisegundo.")
    write(
        root,
        "data/exemptions.yml",
        'typed_numbers:\n  - {page: backend/fastapi, text: "adds 1 ms", reason: "set"}\n'
        '  - {page: backend/fastapi, text: "2 ms", reason: "gone"}\n  - {page: backend/fastap, text: "1 ms", reason: "x"}\n',
    )
    assert [one.partition("; ")[0] for one in problems()] == [
        "data/exemptions.yml:3: the exemption of '2 ms' is not needed: no page 'backend/fastapi' has such a number in its prose",
        "data/exemptions.yml:4: an exemption for an unknown page 'backend/fastap'",
        f"{EN}:41: '1 ms' is typed: a measured number has its command, machine and versions beside it",
    ]


def test_an_exemption_says_why(root: Path, problems: Problems) -> None:
    write(root, "data/exemptions.yml", "typed_numbers:\n  - {page: index, text: 1 ms}\n")
    assert "data/exemptions.yml:2: an exemption needs 'reason'" in problems()


def test_markers_of_a_file_that_no_page_shows(root: Path, problems: Problems) -> None:
    write(root, "samples/03-x/app/later.py", "# --8<-- [start:a]\nx = 1\n")
    write(root, "samples/03-x/app/later.sql", "SELECT 1 -- 8<- is no marker here\n")
    write(root, "samples/elsewhere/free.py", "# --8<-- [start:a]\n")
    write(root, "samples/03-x/app/outputs/x.txt", "# --8<-- [start:a]\n")
    assert problems() == ["samples/03-x/app/later.py:1: region 'a' never ends"]


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.es.yml"])
def test_a_key_of_the_configuration_that_hides_a_macro(name: str, root: Path, problems: Problems) -> None:
    old = (root / name).read_text(encoding="utf-8") if (root / name).is_file() else ""
    write(root, name, "extra:\n  generator: false\n  sample: 3\n" + old)
    assert problems() == [f"{name}:3: extra: 'sample' hides the macro sample(); give the key another name"]


def test_a_reference_needs_what_all_pages_need(root: Path, problems: Problems) -> None:
    for language, title in (("en", "Tables"), ("es", "Tablas")):
        front = f"---\ntitle: {title}\ndescription: {title}.\nkind: reference\ndomain: backend\nfor: x\n---\n# {title}\n\n{title}!\n\n"
        write(
            root,
            f"docs/{language}/backend/tables.md",
            f"{front}<!--[[ page_facts() ]]-->\n\n## {title} {{ #all }}\n",
        )
    replace(
        root, "mkdocs.yml", "      - backend/fastapi.md\n", "      - backend/fastapi.md\n      - backend/tables.md\n"
    )
    assert [one.partition(",")[0] for one in problems()] == [
        f"docs/{language}/backend/tables.md:1: the part '{part}' is missing"
        for language in ("en", "es")
        for part in ("next", "sources")
    ]


def test_a_stale_section_is_marked_for_the_theme(root: Path, call: Callable[..., str]) -> None:
    from handbook import translations

    source = "<!--[[ page_facts() ]]-->"
    assert "data-stale" not in call(source, language="es")
    translations.write(root, books.load(root).pages, ["backend/fastapi"])
    assert "data-stale" not in call(source, language="es")
    replace(root, EN, "Closing words.", "Other words.")
    replace(root, EN, "A promise.", "Another promise.")
    assert '/// html | div.pp-facts[data-stale="top choose"]' in call(source, language="es")
    assert "data-stale" not in call(source)


def test_names_that_markdown_would_print_in_bold(root: Path, problems: Problems) -> None:
    replace(root, EN, "Closing words.", "Not `__len__`, and __strong__ is bold.")
    replace(root, "data/glossary.yml", "An address that answers", "What __init__ does")
    assert problems() == [
        "data/glossary.yml:8: __init__ outside code: Markdown prints it in bold, without its underscores; write `__init__`",
        f"{EN}:41: __strong__ outside code: Markdown prints it in bold, without its underscores; write `__strong__`",
    ]
