# ruff: noqa: E501 - one case a place, not a line
"""Passages, sentences, the share of executed code, and the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from tree import replace, write

from handbook import book as books
from handbook import executed, prose, readability
from handbook.__main__ import main
from handbook.checks.sources import Sources

EN = "docs/en/backend/fastapi.md"
TEXT = """\
---
title: A title
description: What it is.
kind: index
---
# The `x` of it { #it data-part="a" }

One line, *two*
lines: [a link](b.md "Title"){ .x }. And <b>more</b> <!-- no --> here.

- an item with `code`
1. a number
* a star

| Head | Cell |
| --- | :-: |
| a | `b` \\| c |

!!! note "Titled"
    Inside it.

/// html | div.x
    markdown: block

> Within.
///

Term
:   Its meaning.

[^1]: A note.
[ref]: https://example.org "no"

### The error says { #error lang="en" }

```text
No prose. At all.
```

It takes <!--[[ number("03-x/app/latency", "p50") ]]--> for an <!--[[ term("endpoint") ]]-->
and <!--[[ term("idempotency", "two words") ]]-->.

<!--[[ figure("latency", "Two bars, the second one lower", caption="A caption") ]]-->
"""


def test_the_passages_of_a_page(root: Path) -> None:
    write(root, "docs/en/index.md", TEXT)
    book = books.load(root)
    found = [(one.line, one.kind, one.text) for one in prose.of_page(book.pages["en"]["index"], book.terms)]
    assert found == [
        (2, "front", "A title"),
        (3, "front", "What it is."),
        (6, "heading", "The x of it"),
        (8, "text", "One line, two lines: a link. And more here."),
        (11, "text", "an item with code"),
        (12, "text", "a number"),
        (13, "text", "a star"),
        (15, "cell", "Head"),
        (15, "cell", "Cell"),
        (17, "cell", "a"),
        (17, "cell", "b | c"),
        (19, "heading", "Titled"),
        (20, "text", "Inside it."),
        (25, "text", "Within."),
        (28, "text", "Term"),
        (29, "text", "Its meaning."),
        (31, "text", "A note."),
        (34, "heading", "The error says"),
        (40, "text", f"It takes {prose.NUMBER} for an endpoint and two words."),
        (43, "argument", "Two bars, the second one lower"),
        (43, "argument", "A caption"),
    ]
    assert [one.line for one in prose.of_page(book.pages["en"]["index"], book.terms) if one.foreign] == [34]


def test_the_texts_of_data(root: Path) -> None:
    found = {(one.path, one.line): one.text for one in prose.of_data(root, "es")}
    assert found["data/checklists/backend-api.yml", 7] == "Sin él, espera."
    assert found["data/glossary.yml", 9] in ("endpoint", "Una dirección que responde")
    assert found["samples/03-x/app/sample.yml", 5] == "divide entre cero"
    assert found["samples/exercises/answer/exercise.yml", 5] == "Seis por nueve."
    assert "Six by nine." not in found.values()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! ¿Tres? Four…", ["One.", "Two!", "¿Tres?", "Four…"]),
        ("In 0.106.0 it was so, e.g. here. `x` is code.", ["In 0.106.0 it was so, e.g. here.", "x is code."]),
        ('He said "no." Then (so.) **It** went.', ['He said "no', "Then (so", "It went."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    found = prose.Passage("x", 1, text).sentences
    assert [one.rstrip('.")') for one in found] == [one.rstrip('.")') for one in sentences]


def test_what_may_be_in_another_language() -> None:
    one = prose.Passage(
        "x", 1, "En *eager loading* o **no**, [Fetch modes](https://example.org) y [esto](a.md), `x*y*z`."
    )
    assert one.borrowed == ("Fetch modes", "eager loading")
    assert one.own == "En o no, y esto, ."


def test_code_that_was_not_executed_is_counted(root: Path) -> None:
    before = executed.of_language(books.load(root), "en")
    assert (before.lines, before.executed, before.part) == (12, 12, 1.0)
    replace(root, EN, "Closing words.", "```sh\nmake\n```\n\n```text\nx\n```\n\n```python\nx = 1\ny = 2\n```")
    after = executed.of_language(books.load(root), "en")
    assert (after.lines, after.executed, after.python, after.python_executed) == (15, 12, 14, 12)
    assert executed.percent(after.part) == 80.0


def test_code_of_a_folder_without_tests_and_runs_was_not_executed(root: Path) -> None:
    write(root, "samples/03-x/app/sample.yml", "lane: web\npackages: [fastapi]\ntests: []\n")
    share = executed.of_language(books.load(root), "en")
    assert (share.lines, share.executed) == (12, 4)


def test_a_share_is_never_rounded_up_to_all() -> None:
    assert executed.percent(0.99999) == 99.9
    assert executed.percent(1.0) == 100.0
    assert executed.Share().part == executed.Share().python_part == 1.0


@pytest.mark.parametrize(
    ("language", "word", "count"),
    [
        ("es", "camión", 2), ("es", "día", 2), ("es", "guía", 2), ("es", "que", 1), ("es", "pingüino", 3), ("es", "aéreo", 4),
        ("es", "ciudad", 2), ("es", "consulta", 3), ("en", "table", 2), ("en", "code", 1), ("en", "request", 2), ("en", "used", 1),
        ("en", "tested", 2), ("en", "x", 1),
    ],
)  # fmt: skip
def test_syllables(language: str, word: str, count: int) -> None:
    assert readability.syllables(word, language) == count


def test_the_level_of_sentences() -> None:
    found = readability.level(["The cat sat on the mat.", "It ran."], "en")
    assert (found.sentences, found.mean, found.p90) == (2, 4.0, 6)
    assert found.ease == pytest.approx(206.835 - 84.6 - 1.015 * 4)
    assert readability.level([], "en").ease == 0


def test_the_report_marks_what_is_out_of_budget(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = readability.report(Sources(books.load(root), ("en", "es")), ["backend/fastapi"])
    lines = report.splitlines()
    assert lines[0] == f"{EN} (how-to)"
    assert "words of 900 to 1600 (!)" in lines[1]
    assert "1 shown failures (!) · 1 exercises" in lines[1]
    assert "· 1 figure ·" in lines[1]
    assert lines[3].startswith("  words by part: promise ")
    assert main(["--root", str(root), "report", "backend/fastap"]) == 1
    assert capsys.readouterr().err == "no page 'backend/fastap'; did you mean 'backend/fastapi'?\n"
    assert main(["--root", str(root), "report"]) == 0
