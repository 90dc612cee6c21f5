# ruff: noqa: E501 - a message that a test expects stands in one piece
"""What macros print, converted by Python-Markdown with the extensions of mkdocs.yml, wherever an author may put a call."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from tree import PROJECT, replace, write

from handbook import blocks
from handbook import book as books
from handbook.numbers import number, quantity
from handbook.problems import MacroError
from handbook.registry import MACROS

Call = Callable[..., str]
VOID = {"br", "hr", "img", "input", "path", "meta", "link"}


def extensions() -> dict[str, Any]:
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("", lambda *_: None)
    text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    configured = yaml.load(re.sub(r"!ENV ", "", text), Loader)["markdown_extensions"]
    return {name: options or {} for name, options in configured.items()}


EXTENSIONS = extensions()


def convert(text: str) -> str:
    return markdown.markdown(text, extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)


class Tree(HTMLParser):
    """The path of classes and tags above every piece of text, and whether all tags close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.elements: list[str] = []
        self.feed(html)
        assert not self.stack, f"unclosed: {self.stack}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = ".".join([tag, *(dict(attrs).get("class") or "").split()])
        self.elements.append(" ".join([*self.stack, name]))
        if tag not in VOID:
            self.stack.append(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(" ".join([*self.stack, tag]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.stack, f"</{tag}> closes nothing"
            assert self.stack.pop().split(".")[0] == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((" ".join(self.stack), data))


PLACES = {
    "paragraph": "{}",
    "list": "- item\n\n    {}\n\n- next",
    "numbered list": "1. item\n\n    {}\n\n2. next",
    "nested list": "- a\n\n    - b\n\n        {}\n\n    - c\n\n- d",
    "tab": '=== "One"\n\n    {}\n\n=== "Two"\n\n    text',
    "admonition": "!!! note\n\n    {}\n\ntext",
    "details": "??? note\n\n    {}\n\ntext",
    "html block": "/// html | div.outer\n\n{}\n\n///",
    "tab in a list": '- x\n\n    === "One"\n\n        {}\n\n- y',
    "right after text": "text\n{}\ntext",
}
CALLS = {
    "sample": ('sample("03-x/app/main.py", ["imports", "price"], notes=["A *note*."])', ["div.pp-sample", "ol.pp-notes li", "p.pp-proof a.pp-raw"]),
    "wrong": ('sample("03-x/app/bad.py", output=True)', ["div.pp-sample.pp-sample--wrong", "div.pp-output.pp-output--error p.pp-output__label code"]),
    "output": ('output("03-x/app/main")', ["div.pp-output p.pp-output__label"]),
    "checklist": ('checklist("backend-api")', ["div.pp-checklist ul li p.pp-item code", "li p.pp-why strong", "li p.pp-verify code"]),
    "glossary": ("glossary()", ["div.pp-glossary div.pp-glossary__term h3"]),
    "page_facts": ("page_facts()", ["div.pp-facts dl dt", "div.pp-facts dl dd"]),
    "path": ('path("backend-service")', ["div.pp-path ol li p a", "li p.pp-path__why", "li p.pp-path__evidence strong", "li p.pp-path__evidence code"]),
    "skill_map": ("skill_map()", ["div.pp-skills table thead tr th", "div.pp-skills table tbody tr td a"]),
    "exercise": ('exercise("answer")', ["div.pp-exercise p.pp-exercise__title", "p.pp-exercise__files a.pp-raw", "details.pp-hint summary", "details.pp-solution div.language-python.highlight"]),
    "figure": ('figure("latency", alt="A \\"b\\" <c> and a lower d", caption="x `y` & z")', ["figure.pp-figure svg text", "figure.pp-figure figcaption code"]),
    "measurement": ('measurement("03-x/app/latency")', ["p.pp-measurement code"]),
    "measurements": ("measurements()", ["div.pp-measured p"]),
    "executed_share": ("executed_share()", ["p.pp-share"]),
    "proof": ('proof("03-x/app")', ["div.pp-tests div.pp-output"]),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("name", CALLS)
def test_every_macro_in_every_place(name: str, place: str, call: Call) -> None:
    source, expected = CALLS[name]
    page = place.format(f"<!--[[ {source} ]]-->")
    printed = call(page)
    html = convert(page.replace(f"<!--[[ {source} ]]-->", printed))
    tree = Tree(html)
    for wanted in expected:
        pattern = r"(?:^| )" + r"(?: .*)? ".join(re.escape(part) + r"(?:\.[\w-]+)*" for part in wanted.split()) + "$"
        assert any(re.search(pattern, one) for one in tree.elements), f"{wanted} not in\n{html}"
    for leftover in ("///", "```", "<!--", "--8<--", "None", "\x02", "wzxhzdk", "{ .", "markdown:"):
        assert leftover not in "".join(text for _, text in tree.texts), f"{leftover!r} in\n{html}"


def test_the_code_is_the_same_in_every_place(call: Call) -> None:
    codes = set()
    for place in PLACES.values():
        source = '<!--[[ sample("03-x/app/main.py", "price", notes=["x"], title="t") ]]-->'
        html = convert(place.format(source).replace(source, call(place.format(source))))
        code = re.search(r"<code>(.*?)</code>", html, re.S)
        assert code
        codes.add(re.sub("<[^>]*>", "", code[1]))
    assert codes == {
        "def price(self, cents: int) -&gt; str:\n    euros = cents / 100  # (1)\n    return json.dumps(euros)\n"
    }


def test_a_sample(call: Call) -> None:
    source = '<!--[[ sample("03-x/app/main.py", "price", notes=["Cents."]) ]]-->'
    assert call(source, repo="https://example.org/book/") == (
        "/// html | div.pp-sample\n\n"
        '```python title="main.py" hl_lines="3"\n'
        "def price(self, cents: int) -> str:\n    euros = cents / 100  # (1)\n    return json.dumps(euros)\n"
        "```\n\n"
        "/// html | ol.pp-notes\n\n/// html | li\n\nCents.\n\n///\n\n///\n\n"
        "/// html | p.pp-proof\n\n"
        '<span class="pp-mark pp-mark--ran">Ran as shown</span> · '
        '<span class="pp-versions">Python 3.13 · fastapi 0.165.0</span> · '
        '<a class="pp-file" href="https://example.org/book/blob/main/samples/03-x/app/main.py">tested file</a> · '
        '<a class="pp-test" href="https://example.org/book/blob/main/samples/03-x/app/test_main.py">its test</a> · '
        '<a class="pp-raw" href="../../samples/03-x/app/main.py" download>download</a>\n\n'
        "///\n\n///"
    )


@pytest.mark.parametrize(
    ("url", "slug", "href"),
    [
        ("", "index", "./samples/"),
        ("index.html", "index", "./samples/"),
        ("paths/", "paths", "../samples/"),
        ("backend/fastapi/", "backend/fastapi", "../../samples/"),
        ("backend/fastapi.html", "backend/fastapi", "../samples/"),
    ],
)
def test_the_raw_file_is_linked_from_every_kind_of_address(url: str, slug: str, href: str, call: Call) -> None:
    source = '<!--[[ sample("03-x/app/main.py", "main") ]]-->'
    printed = call(source, slug=slug, url=url)
    assert f'href="{href}03-x/app/main.py"' in printed


def test_without_a_repository_there_are_no_links_to_it(call: Call) -> None:
    printed = call('<!--[[ sample("03-x/app/main.py", "main") ]]-->')
    assert "pp-file" not in printed
    assert "pp-test" not in printed


def test_a_file_that_is_wrong_on_purpose_says_so_in_words(call: Call) -> None:
    assert ">Wrong on purpose: divides by zero</span>" in call('<!--[[ sample("03-x/app/bad.py") ]]-->')
    assert ">Mal a propósito: divide entre cero</span>" in call('<!--[[ sample("03-x/app/bad.py") ]]-->', language="es")


def test_a_file_that_did_not_run_says_what_was_checked_instead(root: Path, call: Call) -> None:
    replace(
        root,
        "samples/03-x/app/sample.yml",
        "wrong:\n",
        "not_run:\n  main.py: {en: its schema, es: su esquema}\nwrong:\n",
    )
    printed = call('<!--[[ sample("03-x/app/main.py", "price", notes=["x"]) ]]-->')
    assert "Not run here; checked with: its schema" in printed
    assert "Ran as shown" not in printed


def test_a_run_that_fails_says_so_in_words(root: Path, call: Call) -> None:
    replace(root, "samples/03-x/app/sample.yml", '  bad.py: {en: "divides by zero", es: "divide entre cero"}\n', "")
    replace(root, "samples/03-x/app/sample.yml", "wrong:\n", "")
    printed = call('<!--[[ sample("03-x/app/bad.py", output="bad", title="x") ]]-->')
    assert ">Fails as shown</span>" in printed
    assert "Output of `python bad.py`, exit status 1" in printed
    assert "```pytb\nTraceback" in printed


@pytest.mark.parametrize(
    ("name", "content", "language"),
    [
        ("q.sql", "SELECT 1; -- (!)\n", "sql"),
        ("c.yaml", "a: 1 # (!)\n", "yaml"),
        ("p.toml", "a = 1 # (!)\n", "toml"),
        ("Dockerfile", "FROM x # (!)\n", "dockerfile"),
        ("i.html", "<b> <!-- (!) -->\n", "html"),
        ("r.sh", "ls # (!)\n", "bash"),
        ("a.js", "x() // (!)\n", "javascript"),
        ("d.txt", "x\n", "text"),
        ("d.csv", "x;y\n", "text"),
    ],
)
def test_any_language(name: str, content: str, language: str, root: Path, call: Call) -> None:
    write(root, f"samples/03-x/app/{name}", content)
    printed = call(f'<!--[[ sample("03-x/app/{name}") ]]-->')
    mark = "" if name.startswith("d.") else ' hl_lines="1"'
    assert f'```{language} title="{name}"{mark}\n' in printed
    assert "(!)" not in printed
    assert "pp-sample" in convert(printed)


def test_code_with_fences_and_slashes_in_it(root: Path, call: Call) -> None:
    content = 'TEXT = """\n```python\nx\n```\n\n///\n\n/// html | div\n````\n"""\n'
    write(root, "samples/03-x/app/fences.py", content)
    printed = call('<!--[[ sample("03-x/app/fences.py") ]]-->')
    assert "\n`````python" in printed
    code = re.search(r"<code>(.*?)</code>", convert(printed), re.S)
    assert code
    assert re.sub("<[^>]*>", "", code[1]).replace("&quot;", '"') == content


def test_code_with_template_signs_comes_out_as_written(root: Path, call: Call) -> None:
    write(root, "samples/03-x/app/ci.yml", "x: ${{ github.sha }}\ny: {{ .Values.a }}\nz: '{% if a %}'\n")
    assert "x: ${{ github.sha }}\ny: {{ .Values.a }}\nz: '{% if a %}'\n```" in call(
        '<!--[[ sample("03-x/app/ci.yml") ]]-->'
    )


def test_a_term_in_a_table_with_a_hostile_definition(root: Path, call: Call) -> None:
    hostile = "a | b *c* _d_ `e` [f](g) <h> } \\ & && &lt;"
    replace(root, "data/glossary.yml", "'Doing it twice is \"doing it once\" | always'", "'" + hostile + "'")
    printed = call('<!--[[ term("idempotency", "idempotent *really*") ]]-->')
    html = convert(f"| a | b |\n| - | - |\n| {printed} | x |\n")
    assert html.count("<td>") == 2
    title = re.search(r'title="([^"]*)"', html)
    assert title
    import html as htmllib

    assert htmllib.unescape(title[1]) == "a | b c d e f <h> } \\ & && &lt;"
    assert "<em>really</em></a>" in html
    assert 'class="pp-term"' in html
    assert 'href="../glossary.md#term-idempotency"' in html


def test_a_number_in_a_table_and_in_both_languages(call: Call) -> None:
    source = '<!--[[ number("03-x/app/latency", "p50") ]]-->'
    title = "Measured with python bench.py on 2 cores, 24 GiB, Debian 12, 21 November 2026"
    html = convert(f"| a | b |\n| - | - |\n| {call(source)} | x |\n")
    assert f'<span class="pp-number" title="{title}">1,234.6\u00a0ms</span>' in html
    assert ">1234,6\u00a0ms</span>" in call(source, language="es")
    assert "21 de noviembre de 2026" in call(source, language="es")


def test_every_measured_number_is_listed_with_where_it_stands(root: Path, call: Call) -> None:
    replace(
        root,
        "docs/en/backend/fastapi.md",
        "It takes <!--",
        "Twice: <!--[[ number('03-x/app/latency', 'p50') ]]--> <!--",
    )
    html = convert(call("<!--[[ measurements() ]]-->", slug="index"))
    assert "1 numbers, from 1 result files." in html
    assert '<h3 id="measured-backend-fastapi"><a href="backend/fastapi.md">' in html
    assert html.count("<td>1,234.6\u00a0ms</td>") == 1
    assert "<td><code>p50</code></td>" in html
    assert re.search(r'<td><a href="backend/fastapi.md#[a-z-]+">[^<]+</a></td>', html)
    assert "<code>make measure NAME=03-x/app</code>" in html
    assert "Measured with <code>" in html
    assert "2026" in html
    spanish = convert(call("<!--[[ measurements() ]]-->", slug="index", language="es"))
    assert "<td>1234,6\u00a0ms</td>" in spanish


def test_a_number_that_is_not_there_is_left_to_its_own_page(root: Path, call: Call) -> None:
    replace(root, "docs/en/backend/fastapi.md", '"p50"', '"p51"')
    assert "p51" not in call("<!--[[ measurements() ]]-->", slug="index")


@pytest.mark.parametrize(
    ("value", "digits", "english", "spanish"),
    [
        (0, 0, "0", "0"),
        (41.25, 1, "41.2", "41,2"),
        (1234.5, 1, "1,234.5", "1234,5"),
        (12345, 0, "12,345", "12\u00a0345"),
        (1234567.891, 2, "1,234,567.89", "1\u00a0234\u00a0567,89"),
        (-1234, 0, "-1,234", "-1234"),
        (-12345.5, 1, "-12,345.5", "-12\u00a0345,5"),
        (0.00012, 5, "0.00012", "0,00012"),
    ],
)
def test_numbers(value: float, digits: int, english: str, spanish: str) -> None:
    assert (number(value, digits, "en"), number(value, digits, "es")) == (english, spanish)
    assert quantity(value, "", digits, "en") == english


def test_a_figure_survives_as_it_is(call: Call) -> None:
    html = convert(call('<!--[[ figure("latency", alt="Two \\"bars\\" of one height") ]]-->'))
    svg = '<svg viewBox="0 0 10 10" role="img" aria-label="Two &quot;bars&quot; of one height"> <text x="1" y="2">*a* _b_</text> <path d="M0 0"/> </svg>'
    assert svg in html


def test_everything_is_in_the_language_of_the_page(root: Path) -> None:
    """No English word of data/ui.yml is printed into a Spanish page where the two differ."""
    from handbook import checks

    book = books.load(root)
    sources = checks.Sources(book, ("es",))
    markdown_of_all = "\n".join(one.markdown for found in sources.rendered.values() for one in found)
    printed = re.sub(r"<[^>]*>|/// [^\n]*", "", markdown_of_all)
    for key, texts in book.words.texts.items():
        shown = re.split(r"\{\w+\}", texts["en"])[0].strip()
        if len(shown) > 5 and shown not in texts["es"]:
            assert shown not in printed, f"{key} in English"


def test_every_word_that_macros_ask_for_is_there_and_every_word_there_is_asked_for() -> None:
    asked = set()
    for path in (PROJECT / "handbook" / "render").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r"""words\(\s*["'](\w+)["']""", text)) | set(re.findall(r'\("(\w+)", ', text))
        asked |= set(re.findall(r'fold\("[\w-]+", "(\w+)"', text))
    problems: list[Any] = []
    from handbook.ui import load_words

    there = set(load_words(PROJECT, problems).texts)
    assert not problems
    used = {key for key in there if key in asked or key.startswith(("kind_", "offline_"))}
    assert there - used == set()


def test_the_facts_of_a_page_and_the_state_of_its_translation(root: Path, call: Call) -> None:
    from handbook.__main__ import main

    source = "<!--[[ page_facts() ]]-->"
    assert "Aún sin cotejar" in call(source, language="es")
    assert main(["--root", str(root), "translated", "backend/fastapi"]) == 0
    assert "Al día con el texto en inglés" in call(source, language="es")
    replace(root, "docs/en/backend/fastapi.md", "It takes", "It  takes")
    assert "Al día con el texto en inglés" in call(source, language="es")
    replace(root, "docs/en/backend/fastapi.md", "It  takes", "It took")
    assert "Ha cambiado en inglés desde entonces: [Constrúyelo](#build-it)" in call(source, language="es")
    assert "Translation" not in call(source)


def test_the_record_of_an_unknown_page_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from handbook.__main__ import main

    assert main(["--root", str(root), "translated", "backend/fastap"]) == 1
    assert "did you mean 'backend/fastapi'?" in capsys.readouterr().err
    assert main(["--root", str(root), "translated", "all"]) == 0
    before = (root / "data/translations.yml").read_text(encoding="utf-8")
    assert main(["--root", str(root), "translated", "all"]) == 0
    assert (root / "data/translations.yml").read_text(encoding="utf-8") == before


def test_inline_code_with_backticks() -> None:
    assert blocks.code("a") == "`a`"
    assert blocks.code("a `b` c") == "``a `b` c``"
    assert blocks.code("`a`") == "`` `a` ``"


def test_every_macro_has_a_docstring_and_is_tested_here() -> None:
    assert all(function.__doc__ for function in MACROS.values())
    assert set(MACROS) - {source.partition("(")[0] for source, _ in CALLS.values()} == {"term", "number", "checklists"}


def test_a_file_that_did_not_run_counts_as_not_executed(root: Path, call: Call) -> None:
    source = "<!--[[ executed_share() ]]-->"
    replace(root, "docs/en/index.md", "Text.", '<!--[[ sample("03-x/app/bad.py") ]]-->')
    assert "show 1 lines of code. 100% of them come" in call(source)
    replace(root, "samples/03-x/app/sample.yml", "wrong:\n", "not_run:\n  bad.py: {en: a, es: b}\nwrong:\n")
    assert "show 1 lines of code. 0.0% of them come" in call(source)


def test_stale_sections_reach_the_html(root: Path, call: Call) -> None:
    from handbook import translations

    translations.write(root, books.load(root).pages, ["backend/fastapi"])
    replace(root, "docs/en/backend/fastapi.md", "Closing words.", "Other words.")
    replace(root, "docs/en/backend/fastapi.md", "A promise.", "Another promise.")
    assert '<div class="pp-facts" data-stale="top choose">' in convert(call("<!--[[ page_facts() ]]-->", language="es"))


def test_the_share_of_executed_code(root: Path, call: Call) -> None:
    source = "<!--[[ executed_share() ]]-->"
    replace(root, "docs/en/index.md", "Text.", '```sh\nmake\n```\n\n<!--[[ sample("03-x/app/bad.py") ]]-->')
    # The chapter's own calls are gone here: one line of Python, one of shell.
    assert "show 2 lines of code. 50.0% of them come" in call(source)
    replace(root, "docs/es/index.md", "Text.", '```sh\n1\n2\n```\n\n<!--[[ sample("03-x/app/bad.py") ]]-->')
    assert "muestran 3 líneas de código. El 33,3\u00a0% viene" in call(source, language="es")
    assert "del Python, el 100\u00a0%" in call(source, language="es")


MANY = """\
id: {id}
title: {{en: {id}, es: {id}}}
for: {{en: "You.", es: "Tú."}}
role: {{en: "{id} (en)", es: "{id} (es)"}}
steps:
"""


def test_the_map_of_roles(root: Path, call: Call) -> None:
    (root / "data/paths/backend-service.yml").unlink()
    for name, pages in {
        "one": ("glossary", "backend/fastapi"),
        "two": ("checklists", "index", "backend/fastapi"),
    }.items():
        steps = "".join(f'  - page: {page}\n    why: {{en: "x", es: "x"}}\n' for page in pages)
        write(root, f"data/paths/{name}.yml", MANY.format(id=name) + steps)
    printed = call('<!--[[ path("two") ]]-->\n\n<!--[[ skill_map() ]]-->', slug="paths", language="es")
    rows = [line for line in printed.splitlines() if line.startswith("|")]
    assert rows[0] == "| Capítulo | one &#40;es&#41; | [two &#40;es&#41;](#path-two) |"
    # What serves both comes first, then what is read first.
    assert [re.sub(r".*\]\(([^)]*)\)", r"\1", row) for row in rows[2:]] == [
        "backend/fastapi.md | 2 | 3 |", "checklists.md |  | 1 |", "glossary.md | 1 |  |", "index.md |  | 2 |",
    ]  # fmt: skip


def test_a_step_without_evidence_prints_none(root: Path, call: Call) -> None:
    replace(root, "data/paths/backend-service.yml", "      run: make exercise NAME=answer\n", "")
    assert "p.pp-path__evidence\n\n**You can show:** A test that was *red*.\n\n///" in call(
        '<!--[[ path("backend-service") ]]-->'
    )
    text = (root / "data/paths/backend-service.yml").read_text(encoding="utf-8")
    write(root, "data/paths/backend-service.yml", re.sub(r"    evidence:\n.*\n", "", text))
    assert "pp-path__evidence" not in call('<!--[[ path("backend-service") ]]-->')


def test_a_map_without_roles(root: Path, call: Call) -> None:
    replace(root, "data/paths/backend-service.yml", "role: {en: Backend, es: Servicios}\n", "")
    with pytest.raises(MacroError, match="no path in data/paths has a role"):
        call("<!--[[ skill_map() ]]-->")
