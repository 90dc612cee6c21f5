# ruff: noqa: E501 - a message that a test expects stands in one piece
"""Each mistake on purpose, and the exact message that a contributor reads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tree import replace, write

EN, ES = "docs/en/backend/fastapi.md", "docs/es/backend/fastapi.md"
YML = "samples/03-x/app/sample.yml"
LIST = "data/checklists/backend-api.yml"
Problems = Callable[[], list[str]]

# name: (file, old, new, messages). A mistake in one language is often a difference of the twins as well: both are said.
MISTAKES: dict[str, tuple[str, str, str, list[str]]] = {
    "unknown macro": (
        EN, '<!--[[ measurement("03-x/app/latency") ]]-->', '<!--[[ mesurement("03-x/app/latency") ]]-->',
        [f"{EN}:27: unknown macro 'mesurement'; did you mean 'measurement'?",
         f"{ES}:27: measurement('03-x/app/latency') is not in {EN}; show the same in both languages"],
    ),
    "unknown term": (
        EN, 'term("endpoint")', 'term("endpont")',
        [f"{EN}:17: unknown term 'endpont'; did you mean 'endpoint'?"],
    ),
    "unknown value": (
        "samples/03-x/app/results/latency.json", '"p50"', '"p5"',
        [f"{EN}:25: result '03-x/app/latency' has no value 'p50'; did you mean 'p5'?",
         f"{ES}:25: result '03-x/app/latency' has no value 'p50'; did you mean 'p5'?"],
    ),
    "malformed result": (
        "samples/03-x/app/results/latency.json", '"values": {', '"values": ',
        ["samples/03-x/app/results/latency.json:1: malformed JSON: Expecting ',' delimiter"],
    ),
    "missing run": (
        YML, "  main: {command: [python, main.py]}\n  bad:", "  bed:",
        [f"{EN}:19: samples/03-x/app/sample.yml has no run 'bad'; did you mean 'bed'?",
         f"{ES}:19: samples/03-x/app/sample.yml has no run 'bad'; did you mean 'bed'?"],
    ),
    "region gone": (
        "samples/03-x/app/main.py", "    # --8<-- [start:price]\n", "",
        ["samples/03-x/app/main.py:10: region 'price' ends but never started"],
    ),
    "region renamed": (
        "samples/03-x/app/main.py", "start:imports", "start:import",
        ["samples/03-x/app/main.py:1: region 'import' never ends",
         "samples/03-x/app/main.py:3: region 'imports' ends but never started"],
    ),
    "note marker gone": (
        "samples/03-x/app/main.py", "  # (1)!", "",
        [f"{EN}:23: 1 notes for 0 note markers shown; give one note per `# (n)!` marker",
         f"{ES}:23: 1 notes for 0 note markers shown; give one note per `# (n)!` marker"],
    ),
    "unknown lane": (
        YML, "lane: web", "lane: wbe",
        [f"{EN}:19: samples/03-x/app/sample.yml names an unknown lane 'wbe'",
         f"{EN}:23: samples/03-x/app/sample.yml names an unknown lane 'wbe'",
         f"{ES}:19: samples/03-x/app/sample.yml names an unknown lane 'wbe'",
         f"{ES}:23: samples/03-x/app/sample.yml names an unknown lane 'wbe'",
         f"{YML}:1: unknown lane 'wbe'; did you mean 'web'?"],
    ),
    "unknown key of a sample": (
        YML, "lane: web", "lane: web\npackage: [x]", [f"{YML}:2: sample.yml has an unknown key 'package'; did you mean 'packages'?"],
    ),
    "no such test": (YML, "test_main.py", "test_mian.py", [f"{YML}:3: there is no test file 'test_mian.py'; did you mean 'test_main.py'?"]),
    "no such file that does not run": (
        YML, "wrong:", "not_run:\n  bat.py: {en: a, es: b}\nwrong:", [f"{YML}:5: not_run: there is no file 'bat.py'; did you mean 'bad.py'?"],
    ),
    "no such wrong file": (YML, "  bad.py:", "  bat.py:", [f"{YML}:5: wrong: there is no file 'bat.py'; did you mean 'bad.py'?"]),
    "silent failure": (
        YML, ", error: ZeroDivisionError", "", [f"{YML}:8: run 'bad' ends with 1 and does not say with which error; add `error:`"],
    ),
    "missing translation": (
        LIST, "title: {en: API, es: API en español}", "title: {en: API}",
        [f"{LIST}:2: a checklist: 'title': the Spanish text (es) is missing"],
    ),
    "empty translation": (
        LIST, 'es: "Sin él, espera."', 'es: ""', [f"{LIST}:7: a checklist item: 'why': the Spanish text (es) is missing"],
    ),
    "unknown key of a checklist": (
        LIST, "    why:", "    whi:",
        [f"{LIST}:5: a checklist item needs 'why', in en and es",
         f"{LIST}:7: a checklist item has an unknown key 'whi'; did you mean 'why'?"],
    ),
    "unknown kind of verification": (
        LIST, "kind: command", "kind: comand", [f"{LIST}:9: item 'outgoing-timeouts': unknown kind 'comand'; did you mean 'command'?"],
    ),
    "wrong form of an id": (
        LIST, "id: outgoing-timeouts", "id: Outgoing_Timeouts",
        [f"{LIST}:5: item id 'Outgoing_Timeouts' is not made of a-z, 0-9 and single hyphens"],
    ),
    "key twice": (
        "data/glossary.yml", "    see: [endpoint]", "    see: [endpoint]\n    see: [endpoint]",
        ["data/glossary.yml:6: key 'see' is there twice; first at line 5"],
    ),
    "unknown term in see": (
        "data/glossary.yml", "see: [endpoint]", "see: [endpiont]",
        ["data/glossary.yml:5: term 'idempotency' refers to an unknown term 'endpiont'; did you mean 'endpoint'?"],
    ),
    "unknown page of a path": (
        "data/paths/backend-service.yml", "page: backend/fastapi", "page: backend/fastap",
        ["data/paths/backend-service.yml:5: no page 'backend/fastap' in docs/en; did you mean 'backend/fastapi'?",
         "data/paths/backend-service.yml:5: no page 'backend/fastap' in docs/es; did you mean 'backend/fastapi'?"],
    ),
    "evidence of an unknown exercise": (
        "data/paths/backend-service.yml", "NAME=answer", "NAME=anwser",
        ["data/paths/backend-service.yml:9: evidence: make exercise knows no 'anwser'; did you mean 'answer'?"],
    ),
    "evidence of a folder that measures nothing": (
        "data/paths/backend-service.yml", "make exercise NAME=answer", "make measure NAME=03-x/app",
        ["data/paths/backend-service.yml:9: evidence: make measure knows no '03-x/app'; there are none yet"],
    ),
    "evidence that is no command of the book": (
        "data/paths/backend-service.yml", "make exercise NAME=answer", "rm -rf /",
        ["data/paths/backend-service.yml:9: evidence: 'rm -rf /' is no command of the book; write `make exercise NAME=…`, "
         "`make sample NAME=…` or `make measure NAME=…`, or leave `run` out"],
    ),
    "evidence in one language": (
        "data/paths/backend-service.yml", ', es: "Una prueba que estaba en *rojo*."', "",
        ["data/paths/backend-service.yml:8: evidence: 'show': the Spanish text (es) is missing"],
    ),
    "a role in one language": (
        "data/paths/backend-service.yml", "role: {en: Backend, es: Servicios}", "role: {en: Backend}",
        ["data/paths/backend-service.yml:10: a path: 'role': the Spanish text (es) is missing"],
    ),
    "exercise without its region": (
        "samples/exercises/answer/test_exercise.py", "# --8<-- [start:test]\n", "",
        ["samples/exercises/answer/test_exercise.py:6: region 'test' ends but never started"],
    ),
    "figure that is no svg": (
        "data/figures/latency.es.svg", "<svg", "<?xml?><svg",
        ["data/figures/latency.es.svg:1: is not one <svg> element; no XML prolog, one root"],
    ),
    "figure with a script": (
        "data/figures/latency.es.svg", "<path", "<script>x</script><path", ["data/figures/latency.es.svg:3: a figure must not hold '<script'"],
    ),
    "dead link": (
        EN, "(../checklists.md#checklist-backend-api)", "(../checklist.md)",
        [f"{EN}:37: dead link '../checklist.md': there is no docs/en/checklist.md; did you mean '../checklists.md'?"],
    ),
    "dead anchor of a macro": (
        EN, "#checklist-backend-api", "#checklist-backend-ap",
        [f"{EN}:37: dead anchor '../checklists.md#checklist-backend-ap': docs/en/checklists.md has no id 'checklist-backend-ap'; "
         "did you mean 'checklist-backend-api'?"],
    ),
    "dead anchor on the page": (
        EN, "(#it-breaks)", "(#it-break)",
        [f"{EN}:37: dead anchor '#it-break': this page has no id 'it-break'; did you mean 'it-breaks'?"],
    ),
    "absolute link": (
        EN, "(#it-breaks)", "(/backend/)",
        [f"{EN}:37: absolute link '/backend/'; write it relative to this page; the site may live under a path"],
    ),
    "link to a folder": (EN, "(#it-breaks)", "(../backend/)", [f"{EN}:37: link '../backend/' names a folder; link to the page's .md file"]),
    "script as a link": (
        EN, "(#it-breaks)", "(javascript:alert)",
        [f"{EN}:37: link 'javascript:alert' has a scheme that no page may use; write https:, mailto: or a relative path"],
    ),
    "heading without an id": (
        EN, " { #build-it data-part=\"build\" }", "",
        [f"{EN}:21: heading 'Build it' does not say which part of the chapter it is; add data-part=\"…\": failure, model, build, "
         "decide, mistakes, proof, checklist, exercises, next, sources",
         f"{EN}:21: heading 'Build it' has no id of its own; add {{ #build-it }}, in English and the same in both languages",
         f"{ES}:21: section 'build-it' is not in {EN}; there are: choose, go-on, it-breaks"],
    ),
    "unknown part": (
        EN, 'data-part="failure"', 'data-part="failures"',
        [f"{EN}:15: unknown data-part 'failures'; did you mean 'failure'?",
         f"{ES}:15: section 'it-breaks' has data-part 'failure', and 'failures' in {EN}"],
    ),
    "same id twice": (
        EN, "#build-it data", "#it-breaks data",
        [f"{EN}:21: id 'it-breaks' is on the page twice; first at line 15", f"{ES}:21: section 'build-it' is not in {EN}; there are: choose, go-on, it-breaks",
         f"{ES}:39: section 'choose' stands where {EN} has 'it-breaks'; use the same order in both languages"],
    ),
    "term twice in a section": (
        EN, "Closing words.", 'A <!--[[ term("endpoint") ]]--> or <!--[[ term("endpoint", "endpoints") ]]-->.',
        [f"{EN}:41: term 'endpoint' is linked twice in this section; first at line 41; write plain words here"],
    ),
    "inline Python": (
        EN, "Closing words.", "```python\nx = 1\n```",
        [f"{EN}:41: Python typed into the page: no test runs it; show it with sample(), or say why not in data/exemptions.yml",
         f"{ES}:1: the blocks typed here are none, and python in {EN}; show the same in both languages"],
    ),
    "picture without words": (
        EN, "Closing words.", "![](a.png)",
        [f"{EN}:41: a picture without alternative text; say in words what it shows", f"{EN}:41: dead link 'a.png': there is no such file in docs/en"],
    ),
    "unknown front matter": (EN, "kind: how-to", "kind: how-to\nrender_macros: false", [f"{EN}:5: unknown front matter key 'render_macros'; there are: checklists, "
                             "description, domain, for, hide, kind, prerequisites, samples and 4 more"]),
    "unknown kind": (EN, "kind: how-to", "kind: howto", [
        f"{EN}:4: front matter: unknown kind 'howto'; did you mean 'how-to'?",
        f"{EN}:13: data/ui.yml has no 'kind_howto'; did you mean 'kind_how-to'?",
        f"{ES}:4: front matter: 'kind' is 'how-to' here and 'howto' in {EN}"]),
    "chapter for nobody": (EN, "for: You own an endpoint.\n", "", [f"{EN}:1: front matter: 'for' is missing; a page of kind 'how-to' needs it"]),
    "unknown folder in front matter": (EN, "samples: [03-x/app]", "samples: [03-x/ap]", [
        f"{EN}:7: front matter: unknown sample folder '03-x/ap'; did you mean '03-x/app'?",
        f"{ES}:7: front matter: 'samples' is ['03-x/app'] here and ['03-x/ap'] in {EN}"]),
    "macro in the front matter": (EN, "title: Endpoints that hold", "title: <!--[[ config ]]-->", [f"{EN}:2: a macro marker in the front matter; macros belong into the text",
        f"{EN}:2: not a macro call: config; only a call of a macro with literal arguments is allowed"]),
    "call that vanishes": (EN, "Closing words.", "<!--[ term('endpoint') ]-->", [
        f"{EN}:41: a comment that looks like a call of term(); write <!--[[ term(…) ]]-->"]),
    "not alone": (EN, "Closing words.", 'A <!--[[ checklists() ]]--> list.', [
        f"{EN}:41: checklists() must stand alone on its line; put it on a line of its own, indented like the text around it",
        f"{ES}:1: checklists() ({EN}:41) is missing here; show the same in both languages"]),
    "nav without a page": ("mkdocs.yml", "  - paths.md\n", "  - path.md\n", [
        "docs/en/paths.md:1: the page is missing from the nav; add paths.md to nav in mkdocs.yml",
        "mkdocs.yml:9: the nav names 'path.md', and there is no docs/en/path.md; did you mean 'paths.md'?"]),
    "nav twice": ("mkdocs.yml", "  - paths.md\n", "  - paths.md\n  - index.md\n", ["mkdocs.yml:10: 'index.md' is in the nav twice; first at line 4"]),
    "other order in the twin": (ES, "#it-breaks data-part=\"failure\"", "#build data-part=\"failure\"", [
        f"{ES}:1: section 'it-breaks' ({EN}:15) is missing here; write it, or take it out of the English page",
        f"{ES}:15: section 'build' is not in {EN}; there are: it-breaks"]),
    "other checklist in the twin": (ES, "<!--[[ checklist(\"backend-api\") ]]-->", "", [
        f"{ES}:1: checklist('backend-api') ({EN}:33) is missing here; show the same in both languages"]),
    "unused key of a path": ("data/paths/backend-service.yml", "for: {", "four: {", [
        "data/paths/backend-service.yml:1: a path needs 'for', in en and es",
        "data/paths/backend-service.yml:3: a path has an unknown key 'four'; did you mean 'for'?"]),
}  # fmt: skip


def test_the_small_book_is_right(problems: Problems) -> None:
    assert problems() == []


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_and_its_message(name: str, root: Path, problems: Problems) -> None:
    path, old, new, messages = MISTAKES[name]
    replace(root, path, old, new)
    assert problems() == messages


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('sample("03-x/app/mian.py")', "unknown sample '03-x/app/mian.py'; did you mean '03-x/app/main.py'?"),
        ('sample("main.py")', "unknown sample 'main.py'; did you mean '03-x/app/main.py'?"),
        ('sample("../mkdocs.yml")', "'../mkdocs.yml' is not a plain path below samples/; use forward slashes, no '..'"),
        ('sample("/etc/passwd")', "'/etc/passwd' is not a plain path below samples/; use forward slashes, no '..'"),
        ('sample("03-x/app/main.py", "pric")', "unknown region 'pric' in samples/03-x/app/main.py; did you mean 'price'?"),
        ('sample("03-x/app/bad.py", "x")', "unknown region 'x' in samples/03-x/app/bad.py; the file has no regions"),
        ('sample("03-x/app/main.py")', "1 note marker shown and no notes given; give notes=[…], one per marker, or notes=[] to leave them out"),
        ('sample("03-x/app/main.py", "price", notes=["a", "b"])', "2 notes for 1 note markers shown; give one note per `# (n)!` marker"),
        ('sample("03-x/app/main.py", "price", notes=[" "])', "an empty note"),
        ('sample("03-x/app/main.py", "main", output="mian")', "samples/03-x/app/sample.yml has no run 'mian'; did you mean 'main'?"),
        ('sample("lanes.yml")', "no sample.yml above samples/lanes.yml; write samples/./sample.yml"),
        ("sample(3)", "sample(): path must be a text, not 3; write sample(path, region=None, output=None, notes=None, title=None)"),
        ('sample("a", region=["b", 1])', "sample(): region must be a text or a list of texts or None, not ['b', 1]; "
         "write sample(path, region=None, output=None, notes=None, title=None)"),
        ("sample()", "sample(): missing a required argument: 'path'; write sample(path, region=None, output=None, notes=None, title=None)"),
        ('sample("a", regoin="b")', "sample() has no argument 'regoin'; did you mean 'region'?"),
        ('glossary("a")', "glossary(): too many positional arguments; write glossary()"),
        ('output("03-x/app/mian")', "samples/03-x/app/sample.yml has no run 'mian'; did you mean 'main'?"),
        ('output("03-x/ap/main")', "unknown sample folder '03-x/ap'; did you mean '03-x/app'?"),
        ('proof("03-x/ap")', "unknown sample folder '03-x/ap'; did you mean '03-x/app'?"),
        ('checklist("backen")', "unknown checklist 'backen'; did you mean 'backend-api'?"),
        ('path("backend")', "unknown path 'backend'; did you mean 'backend-service'?"),
        ('exercise("answers")', "unknown exercise 'answers'; did you mean 'answer'?"),
        ('figure("latenzy", alt="x")', "unknown figure 'latenzy': no data/figures/latenzy.en.svg; did you mean 'latency'?"),
        ('figure("latency", alt=" ")', "figure 'latency' has an empty alt; say in words what the figure shows"),
        ('figure("latency", alt="Two bars")', "figure 'latency' has an alt of less than 20 characters; say what the figure shows, and what follows from it"),
        ('figure("latency", alt="The second bar is lower", caption="The *second* bar is lower")',
         "the alt of figure 'latency' repeats its caption; say in it what a reader who does not see the figure would miss"),
        ('number("03-x/app/latenci", "p50")', "unknown result '03-x/app/latenci': no samples/03-x/app/results/latenci.json; "
         "did you mean '03-x/app/latency'?"),
    ],
)  # fmt: skip
def test_a_wrong_argument_and_its_message(source: str, message: str, root: Path, problems: Problems) -> None:
    page = "docs/en/index.md"
    text = (root / page).read_text(encoding="utf-8")
    write(root, page, f"{text}\n<!--[[ {source} ]]-->\n")
    mine = [problem for problem in problems() if problem.startswith(page)]
    assert mine == [f"{page}:{text.count(chr(10)) + 2}: {message}"]


def test_an_output_that_was_never_captured(root: Path, problems: Problems) -> None:
    (root / "samples/03-x/app/outputs/bad.txt").unlink()
    message = "the output of run 'bad' was never captured: no samples/03-x/app/outputs/bad.txt; run `make outputs`"
    assert problems() == [f"{EN}:19: {message}", f"{ES}:19: {message}"]


def test_a_figure_in_one_language(root: Path, problems: Problems) -> None:
    (root / "data/figures/latency.es.svg").unlink()
    assert problems() == [
        f"{ES}:29: unknown figure 'latency': no data/figures/latency.es.svg; the script that draws it must write one file per language"
    ]


def test_a_page_without_a_twin(root: Path, problems: Problems) -> None:
    (root / "docs/es/paths.md").unlink()
    assert problems() == ["docs/en/paths.md:1: the page has no twin docs/es/paths.md; write docs/es/paths.md"]


def test_a_twin_with_a_misspelt_name(root: Path, problems: Problems) -> None:
    (root / "docs/es/paths.md").rename(root / "docs/es/pats.md")
    assert problems() == [
        "docs/en/paths.md:1: the page has no twin docs/es/paths.md; did you mean 'pats'?",
        "docs/es/pats.md:1: the page has no twin docs/en/pats.md; did you mean 'paths'?",
    ]


def test_malformed_yaml_is_named_with_its_line(root: Path, problems: Problems) -> None:
    write(root, "data/ui.yml", (root / "data/ui.yml").read_text(encoding="utf-8") + "broken: [1, 2\n")
    assert any(problem.startswith("data/ui.yml:") and "malformed YAML" in problem for problem in problems())


@pytest.mark.parametrize(
    "path",
    [
        "data/glossary.yml",
        "data/checklists/backend-api.yml",
        "samples/03-x/app/sample.yml",
        "samples/exercises/answer/exercise.yml",
        "mkdocs.yml",
    ],
)
def test_a_malformed_file_is_one_problem_and_hides_no_other(path: str, root: Path, problems: Problems) -> None:
    page = root / EN
    page.write_text(page.read_text(encoding="utf-8") + "\n[nowhere](nowhere.md)\n", encoding="utf-8")
    others = problems()
    assert len(others) == 1
    file = root / path
    file.write_text("broken:\n\tx: 1\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    found = problems()
    assert set(others) < set(found)
    assert [problem.split(": ")[1] for problem in found if problem not in others] == ["malformed YAML"], found
    assert f"{path}:2: malformed YAML: found character that cannot start any token; indent with spaces" in "\n".join(
        found
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "3",
        "- a\n- b\n",
        "id: [",
        "\t",
        "id: x\ntitle: 3\nitems: {}\n",
        "a: &x [*x]\n",
        "? [a]\n: b\n",
        "!!python/object/apply:os.system ['id']\n",
    ],
)
def test_hostile_data_files_never_raise(text: str, root: Path, problems: Problems) -> None:
    for name in ("data/checklists/backend-api.yml", "data/glossary.yml", "data/paths/backend-service.yml", "data/exemptions.yml",
                 "data/translations.yml", "samples/03-x/app/sample.yml", "samples/exercises/answer/exercise.yml", "samples/lanes.yml",
                 "data/ui.yml", "mkdocs.yml"):  # fmt: skip
        before = (root / name).read_text(encoding="utf-8") if (root / name).exists() else None
        write(root, name, text)
        problems()
        if before is None:
            (root / name).unlink()
        else:
            write(root, name, before)


@pytest.mark.parametrize(
    "front", ["", "title: x\n\n", "---\ntitle: [\n---\n", "---\n- a\n---\n", "---\n---\n", "---\ntitle: 3\n---\n"]
)
def test_front_matter_that_is_none(front: str, root: Path, problems: Problems) -> None:
    write(root, "docs/en/index.md", f"{front}# Home\n")
    assert any(problem.startswith("docs/en/index.md:") for problem in problems())


def test_a_page_that_is_not_utf8(root: Path, problems: Problems) -> None:
    (root / "docs/en/index.md").write_bytes("---\ntitle: ñ\n---\n".encode("latin-1"))
    assert "docs/en/index.md:2: byte 0xf1 is not UTF-8; save the file as UTF-8" in problems()


def test_a_page_with_windows_newlines(root: Path, problems: Problems) -> None:
    page = root / EN
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert problems() == []


def test_a_key_that_hides_a_macro(root: Path, problems: Problems) -> None:
    for language in ("en", "es"):
        replace(root, f"docs/{language}/checklists.md", "kind: index", "kind: index\nchecklists: [backend-api]")
        message = "the front matter key 'checklists' hides the macro checklists(); leave the key out on this page"
        assert f"docs/{language}/checklists.md:5: {message}" in problems()


def test_exemptions_must_still_be_needed(root: Path, problems: Problems) -> None:
    fence = "Closing words.\n\n~~~py\nx = 1\n~~~\n"
    replace(root, EN, "Closing words.", fence)
    replace(root, ES, "Palabras finales.", fence)
    write(root, "data/exemptions.yml", 'inline_python:\n  - {page: backend/fastapi, count: 1, reason: "a puzzle"}\n')
    assert problems() == []
    replace(root, ES, fence, "Palabras finales.")
    message = "the exemption of 1 for 'backend/fastapi' is not needed: docs/es/backend/fastapi.md has 0"
    assert problems() == [
        f"data/exemptions.yml:2: {message}; lower the count or take it out",
        f"{ES}:1: the blocks typed here are none, and py in {EN}; show the same in both languages",
    ]


def test_what_stands_in_code_is_no_link_no_heading_and_no_picture(root: Path, problems: Problems) -> None:
    text = "```text\n## x\n[a](b.md) ![](c.png)\n${{ github.sha }}\n{{ .Values.x }}\n{% for %}\n```\n\nAnd `[a](b.md)` and ``![](`x`)``.\n"
    replace(root, EN, "Closing words.", text)
    replace(root, ES, "Palabras finales.", text.replace("And", "Y"))
    assert problems() == []


def test_all_mistakes_at_once_sorted_and_counted(root: Path, problems: Problems) -> None:
    replace(root, EN, 'exercise("answer")', 'exercise("anwser")')
    replace(root, EN, "(#it-breaks)", "(#gone)")
    replace(root, LIST, "title: {en: API, es: API en español}", "title: {en: API}")
    found = problems()
    assert len(found) == 5
    assert found == sorted(found, key=lambda line: (line.split(":")[0], int(line.split(":")[1])))


def test_one_identical_call_at_two_indentations(root: Path, problems: Problems) -> None:
    for language, first in (("en", "Closing words."), ("es", "Palabras finales.")):
        call = '<!--[[ output("03-x/app/main") ]]-->'
        replace(root, f"docs/{language}/backend/fastapi.md", first, f"{call}\n\n- x\n\n    {call}")
    hint = "make the arguments differ, or the indentation equal"
    assert problems() == [
        f"{page}:{line}: the same output() at lines 41 and 45 is indented differently; {hint}"
        for page in (EN, ES)
        for line in (41, 45)
    ]


def test_the_command(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from handbook.__main__ import main

    assert main(["--root", str(root), "check"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"10 pages and 26 macro calls checked in \d+\.\d\d s: no problems", first)
    assert second == "24 of 24 shown lines of code were executed (100.0 %), 24 of 24 lines of Python (100.0 %)"
    replace(root, EN, 'term("endpoint")', 'term("endpont")')
    assert main(["--root", str(root), "check"]) == 1
    assert capsys.readouterr().err == f"{EN}:17: unknown term 'endpont'; did you mean 'endpoint'?\n1 problem found\n"


def test_a_result_with_hostile_values(root: Path, problems: Problems) -> None:
    for values in (
        {"p50": {"value": "1"}},
        {"p50": {"value": True}},
        {"p50": 3},
        [],
        {"p50": {"value": 1, "digits": -1}},
    ):
        path = "samples/03-x/app/results/latency.json"
        data = {"command": "x", "machine": "x", "date": "x", "versions": {"python": "3"}, "values": values}
        write(root, path, json.dumps(data))
        assert any(problem.startswith(path) for problem in problems())
    write(root, path, '{"values": NaN}')
    assert any(problem.startswith(path) for problem in problems())


@pytest.mark.parametrize("name", ["evil.markdown", "evil.mkd", "sub/evil.MD"])
def test_a_page_that_no_check_would_see(name: str, root: Path, problems: Problems) -> None:
    write(root, f"docs/en/{name}", "<!--[[ cycler.__init__ ]]-->")
    cause = f"a file named {Path(name).suffix} would be built as a page and never checked"
    assert f"docs/en/{name}:1: {cause}; name it .md" in problems()


def test_a_symbolic_link_to_pages(root: Path, tmp_path_factory: pytest.TempPathFactory, problems: Problems) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    write(elsewhere, "evil.md", "<!--[[ cycler.__init__ ]]-->")
    (root / "docs/en/linked").symlink_to(elsewhere, target_is_directory=True)
    assert problems() == [
        "docs/en/linked:1: a symbolic link: what it leads to would be built unchecked; put the file itself here"
    ]


@pytest.mark.parametrize("command", ["make sample NAME=03-x/app", "make measure NAME=03-x/app"])
def test_evidence_may_be_a_sample_or_its_measurement(command: str, root: Path, problems: Problems) -> None:
    write(root, "samples/03-x/app/measure.py", "")
    replace(root, "data/paths/backend-service.yml", "make exercise NAME=answer", command)
    assert problems() == []
    (root / "samples/03-x/app/measure.py").unlink()
    assert bool(problems()) == command.startswith("make measure")
