"""Starts a chapter in both languages, with the parts of its kind: `python -m tools.new_page --slug … --kind …`.

What is to be written is marked TODO. The page builds only when the last TODO is gone: `make check` names each.
"""

from __future__ import annotations

import argparse
import difflib
import re
import unicodedata
from pathlib import Path

from tools.common import LANGUAGES, ROOT, Failure, run_main, say

# Part -> what to write, by language. The order is the order on the page.
PARTS: dict[str, dict[str, str]] = {
    "failure": {
        "en": "the code that people really write, run, with its output or its traceback",
        "es": "el código que se escribe de verdad, ejecutado, con su salida o su traza",
    },
    "model": {
        "en": "the picture that removes the misconception, made from code or data",
        "es": "la imagen que deshace el malentendido, hecha con código o con datos",
    },
    "build": {
        "en": "three to six steps, each a region of a tested file, its output, and why",
        "es": "de tres a seis pasos, cada uno con una región de un archivo probado, su salida y el porqué",
    },
    "decide": {
        "en": "a table of options with conditions and numbers, and when not to",
        "es": "una tabla de opciones con condiciones y números, y cuándo no",
    },
    "mistakes": {
        "en": "three to five mistakes, each shown failing with its error text, then mended",
        "es": "de tres a cinco errores, cada uno mostrado al fallar con su mensaje y luego corregido",
    },
    "proof": {
        "en": "the tests of this page's samples and the command that runs them",
        "es": "las pruebas de los ejemplos de esta página y el comando que las ejecuta",
    },
    "checklist": {
        "en": "the shared checklist, if one fits (else remove this section)",
        "es": "la lista compartida, si hay una que encaje (si no, quita esta sección)",
    },
    "exercises": {
        "en": "tests that fail now, a hint, and a tested solution behind a fold",
        "es": "pruebas que ahora fallan, una pista y una solución probada tras un pliegue",
    },
    "next": {
        "en": "two or three pages, each with the reason to go there",
        "es": "dos o tres páginas, cada una con la razón para ir",
    },
    "sources": {
        "en": "primary sources first, dated, each with what it supports; and what was not run",
        "es": "primero las fuentes primarias, con fecha y con lo que respaldan; y lo que no se ejecutó",
    },
}
KINDS: dict[str, tuple[str, ...]] = {
    "tutorial": ("failure", "model", "build", "proof", "checklist", "exercises", "next", "sources"),
    "how-to": ("failure", "build", "decide", "mistakes", "proof", "checklist", "exercises", "next", "sources"),
    "explanation": ("failure", "model", "decide", "mistakes", "checklist", "exercises", "next", "sources"),
    "reference": ("checklist", "next", "sources"),
    "index": ("next",),
}
WORDS = {
    "en": {
        "title": "TODO the title, in the reader's words",
        "description": "TODO one sentence that says what the page answers",
        "for": "TODO who it is for, in one phrase",
        "promise": "TODO one or two sentences: what you can do after this page, and what you will have.",
        "part": "TODO",
    },
    "es": {
        "title": "TODO el título, con las palabras del lector",
        "description": "TODO una frase que diga qué responde la página",
        "for": "TODO para quién es, en pocas palabras",
        "promise": "TODO una o dos frases: qué sabrás hacer después de esta página y qué tendrás.",
        "part": "TODO",
    },
}
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")


def nearest_slug(slug: str) -> str:
    plain = unicodedata.normalize("NFKD", slug).encode("ascii", "ignore").decode().lower()
    parts = [re.sub(r"[^a-z0-9]+", "-", part).strip("-") for part in plain.removesuffix(".md").split("/")]
    parts = [part for part in parts if part]
    return "/".join(parts[:2]) if len(parts) > 1 else f"backend/{(parts or ['caching'])[0]}"


def check_arguments(slug: str, kind: str, docs: Path) -> None:
    problems = []
    if not slug:
        problems.append("SLUG is missing: make page SLUG=backend/caching KIND=how-to")
    elif not SLUG.fullmatch(slug):
        problems.append(
            f"SLUG={slug} is not DOMAIN/NAME in small letters, digits and hyphens: did you mean {nearest_slug(slug)}?"
        )
    elif not (docs / "en" / slug.split("/")[0]).is_dir() and kind != "index":
        domains = sorted(
            path.name for path in (docs / "en").iterdir() if path.is_dir() and (path / "index.md").exists()
        )
        near = difflib.get_close_matches(slug.split("/")[0], domains, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(domains) or 'none yet'}"
        problems.append(
            f"No domain {slug.split('/')[0]!r}: {hint} A new one begins with: "
            f"make page SLUG={slug.split('/')[0]}/index KIND=index"
        )
    if kind not in KINDS:
        near = difflib.get_close_matches(kind, KINDS, n=1)
        hint = f"did you mean {near[0]}?" if kind and near else f"one of {', '.join(KINDS)}"
        problems.append(f"KIND={kind} is no kind of page: {hint}" if kind else f"KIND is missing: {hint}")
    if problems:
        raise Failure("\n".join(problems))


def page(slug: str, kind: str, language: str) -> str:
    words = WORDS[language]
    lines = [
        "---",
        f"title: {words['title']}",
        f"description: {words['description']}",
        f"kind: {kind}",
        f"domain: {slug.split('/')[0]}",
        f"for: {words['for']}",
    ]
    if kind != "index":
        lines += ["seeds: []", "prerequisites: []", "checklists: []", "samples: []"]
    lines += ["---", "", f"# {words['title']}", "", words["promise"], ""]
    if kind != "index":
        lines += ["<!--[[ page_facts() ]]-->", ""]
    for part in KINDS[kind]:
        mark = "" if kind == "index" else f' data-part="{part}"'
        lines += [f"## TODO {part} {{ #{part}{mark} }}", "", f"TODO {PARTS[part][language]}.", ""]
    return "\n".join(lines).rstrip() + "\n"


def create(slug: str, kind: str, root: Path = ROOT) -> list[Path]:
    docs = root / "docs"
    check_arguments(slug, kind, docs)
    files = {language: docs / language / f"{slug}.md" for language in LANGUAGES}
    present = [file.relative_to(root).as_posix() for file in files.values() if file.exists()]
    if present:
        raise Failure(f"{' and '.join(present)} {'exists' if len(present) == 1 else 'exist'}: nothing was written.")
    for language, file in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(slug, kind, language), encoding="utf-8")
    return list(files.values())


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.new_page")
    parser.add_argument("--slug", default="")
    parser.add_argument("--kind", default="")
    options = parser.parse_args(argv)
    files = create(options.slug.strip(), options.kind.strip())
    for file in files:
        say(f"wrote {file.relative_to(ROOT).as_posix()}")
    say("Next:")
    say(f"  1. In mkdocs.yml, under nav, in its section:  - {options.slug}.md   (one line for both languages)")
    say("  2. Write the code first: samples/NN-…/FOLDER with sample.yml and its test, then make outputs NAME=FOLDER")
    say("  3. Replace each TODO. Headings are the reader's words; their ids stay English and equal in both languages.")
    say("  4. make check names what is left; make serve shows the page while you write.")
    return 0


if __name__ == "__main__":
    run_main(main)
