"""A small, right book in a temporary folder. A test breaks one thing in it and reads the message."""

from __future__ import annotations

import json
from pathlib import Path

from handbook.languages import LANGUAGES

PROJECT = Path(__file__).resolve().parents[2]

MAIN_PY = """\
# --8<-- [start:imports]
import json
# --8<-- [end:imports]


class Shop:
    # --8<-- [start:price]
    def price(self, cents: int) -> str:
        euros = cents / 100  # (1)!
        return json.dumps(euros)  # (!)
    # --8<-- [end:price]


# --8<-- [start:main]
print(Shop().price(100))
# --8<-- [end:main]
"""
SAMPLE_YML = """\
lane: web
packages: [fastapi]
tests: [test_main.py]
wrong:
  bad.py: {en: "divides by zero", es: "divide entre cero"}
runs:
  main: {command: [python, main.py]}
  bad: {command: [python, bad.py], exit: 1, error: ZeroDivisionError}
"""
TRACEBACK = """\
Traceback (most recent call last):
  File "bad.py", line 1, in <module>
    1 / 0
ZeroDivisionError: division by zero
"""
CHECKLIST = """\
id: backend-api
title: {en: API, es: API en español}
intro: {en: "Before it ships.", es: "Antes de publicar."}
items:
  - id: outgoing-timeouts
    text: {en: "Every call has a `timeout`", es: "Cada llamada tiene un `timeout`"}
    why: {en: "A call without one waits.", es: "Sin él, espera."}
    verify:
      kind: command
      run: "ruff check --select S113 ."
      text: {en: "No finding", es: "Sin hallazgos"}
"""
GLOSSARY = """\
terms:
  - id: idempotency
    en: {term: idempotency, definition: 'Doing it twice is "doing it once" | always'}
    es: {term: idempotencia, definition: "Hacerlo dos veces es hacerlo una"}
    see: [endpoint]
    source: https://example.org/rfc
  - id: endpoint
    en: {term: endpoint, definition: "An address that answers"}
    es: {term: endpoint, definition: "Una dirección que responde"}
"""
PATH = """\
id: backend-service
title: {en: A service, es: Un servicio}
for: {en: "You write services.", es: "Escribes servicios."}
steps:
  - page: backend/fastapi
    why: {en: "It comes first.", es: "Va primero."}
    evidence:
      show: {en: "A test that was *red*.", es: "Una prueba que estaba en *rojo*."}
      run: make exercise NAME=answer
role: {en: Backend, es: Servicios}
"""
EXERCISE = """\
lane: web
needs: []
title: {en: One less, es: Una menos}
task: {en: "Make `answer` return 42.", es: "Haz que `answer` devuelva 42."}
hint: {en: "Six by nine.", es: "Seis por nueve."}
"""
RESULT = {
    "command": "python bench.py",
    "machine": "2 cores, 24 GiB, Debian 12",
    "date": "2026-11-21",
    "versions": {"python": "3.13.0", "postgresql": "18.4"},
    "values": {"p50": {"value": 1234.56, "unit": "ms", "digits": 1}},
}
SVG = '<svg viewBox="0 0 10 10">\n  <text x="1" y="2">*a* _b_</text>\n  <path d="M0 0"/>\n</svg>\n'
CHAPTER = {
    "en": """\
---
title: Endpoints that hold
description: An endpoint that survives.
kind: how-to
domain: backend
for: You own an endpoint.
samples: [03-x/app]
---
# Endpoints that hold

A promise.

<!--[[ page_facts() ]]-->

## It breaks { #it-breaks data-part="failure" }

See the [<!--[[ term("endpoint") ]]-->] here.

<!--[[ sample("03-x/app/bad.py", output=True) ]]-->

## Build it { #build-it data-part="build" }

<!--[[ sample("03-x/app/main.py", ["imports", "price"], notes=["Cents, never floats."]) ]]-->

It takes <!--[[ number("03-x/app/latency", "p50") ]]-->.

<!--[[ measurement("03-x/app/latency") ]]-->

<!--[[ figure("latency", alt="Two bars, the second one lower", caption="Less is `better`") ]]-->

<!--[[ proof("03-x/app") ]]-->

<!--[[ checklist("backend-api") ]]-->

<!--[[ exercise("answer") ]]-->

More: [the list](../checklists.md#checklist-backend-api) and [above](#it-breaks).

## Choose and prove { #choose data-part="decide mistakes proof exercises" }

Closing words.

## Go on { #go-on data-part="next sources" }

From [the standard](https://example.org/en/rfc/#one).
""",
    "es": """\
---
title: Endpoints que aguantan
description: Un endpoint que sobrevive.
kind: how-to
domain: backend
for: Un endpoint es tuyo.
samples: [03-x/app]
---
# Endpoints que aguantan

Una promesa.

<!--[[ page_facts() ]]-->

## Se rompe { #it-breaks data-part="failure" }

Mira el <!--[[ term("endpoint") ]]--> aquí.

<!--[[ sample("03-x/app/bad.py", output=True) ]]-->

## Constrúyelo { #build-it data-part="build" }

<!--[[ sample("03-x/app/main.py", ["imports", "price"], notes=["Céntimos, nunca floats."]) ]]-->

Tarda <!--[[ number("03-x/app/latency", "p50") ]]-->.

<!--[[ measurement("03-x/app/latency") ]]-->

<!--[[ figure("latency", alt="Dos barras, la segunda más baja") ]]-->

<!--[[ proof("03-x/app") ]]-->

<!--[[ checklist("backend-api") ]]-->

<!--[[ exercise("answer") ]]-->

Más: [la lista](../checklists.md#checklist-backend-api).

## Elige y prueba { #choose data-part="decide mistakes proof exercises" }

Palabras finales.

## Sigue { #go-on data-part="next sources" }

De [la norma](https://example.org/es/rfc#uno).
""",
}
SMALL = {
    "index": "Home",
    "checklists": "Checklists",
    "glossary": "Glossary",
    "paths": "Paths",
}
BODIES = {
    "index": "Text.",
    "checklists": "<!--[[ checklists() ]]-->",
    "glossary": "<!--[[ glossary() ]]-->",
    "paths": '<!--[[ path("backend-service") ]]-->',
}
NAV = """\
site_name: Test
site_url: !ENV [SITE_URL, ""]
nav:
  - index.md
  - Backend:
      - backend/fastapi.md
  - checklists.md
  - glossary.md
  - paths.md
"""


def write(root: Path, path: str, text: str) -> Path:
    """Write a file below the root."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def replace(root: Path, path: str, old: str, new: str) -> None:
    """Replace text that must be there, once."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path}"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def build(root: Path) -> Path:
    """Write the whole small book below `root`."""
    write(root, "mkdocs.yml", NAV)
    write(root, "data/ui.yml", (PROJECT / "data" / "ui.yml").read_text(encoding="utf-8"))
    write(root, "data/checklists/backend-api.yml", CHECKLIST)
    write(root, "data/glossary.yml", GLOSSARY)
    write(root, "data/paths/backend-service.yml", PATH)
    write(root, "samples/lanes.yml", 'web:\n  python: "3.13"\n  lock: lanes/web.txt\n')
    write(root, "samples/lanes/web.txt", "fastapi==0.165.0 \\\n    --hash=sha256:00\npydantic==2.14.3\n")
    write(root, "samples/03-x/app/sample.yml", SAMPLE_YML)
    write(root, "samples/03-x/app/main.py", MAIN_PY)
    write(root, "samples/03-x/app/bad.py", "1 / 0\n")
    write(root, "samples/03-x/app/test_main.py", "def test_it(): ...\n")
    write(root, "samples/03-x/app/outputs/main.txt", "1.0\n")
    write(root, "samples/03-x/app/outputs/bad.txt", TRACEBACK)
    write(root, "samples/03-x/app/outputs/tests.txt", "1 passed\n")
    write(root, "samples/03-x/app/results/latency.json", json.dumps(RESULT))
    write(root, "samples/exercises/answer/exercise.yml", EXERCISE)
    write(root, "samples/exercises/answer/exercise.py", "def answer():\n    return 41\n")
    write(root, "samples/exercises/answer/solution.py", "def answer():\n    return 42\n")
    test = (
        "from exercise import answer\n\n\n"
        "# --8<-- [start:test]\ndef test_it():\n    assert answer() == 42\n# --8<-- [end:test]\n"
    )
    write(root, "samples/exercises/answer/test_exercise.py", test)
    for language in LANGUAGES:
        write(root, f"data/figures/latency.{language}.svg", SVG)
        write(root, f"docs/{language}/backend/fastapi.md", CHAPTER[language])
        for slug, title in SMALL.items():
            front = f"---\ntitle: {title}\ndescription: {title} of the book.\nkind: index\n---\n# {title}\n\n"
            write(root, f"docs/{language}/{slug}.md", front + BODIES[slug] + "\n")
    return root
