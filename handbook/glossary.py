"""The glossary: data/glossary.yml."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook import files
from handbook.checklists import check_id
from handbook.languages import LANGUAGES, NAMES
from handbook.problems import Problem, nearest
from handbook.yamlsource import Fields, load


@dataclass(frozen=True)
class Term:
    """A term: its name and definition in each language, related terms, and where the definition comes from."""

    id: str
    names: Mapping[str, str]
    definitions: Mapping[str, str]
    see: tuple[str, ...]
    source: str


def load_terms(root: Path, problems: list[Problem]) -> dict[str, Term]:
    """Read data/glossary.yml."""
    path = root / "data" / "glossary.yml"
    if not path.is_file():
        return {}
    text = files.try_read(root, path, problems)
    entry = load(text, files.relative(root, path), problems) if text is not None else None
    if entry is None:
        return {}
    found: dict[str, Term] = {}
    lines: dict[str, int] = {}
    see: list[tuple[Fields, str, tuple[str, ...]]] = []
    for one in Fields(entry, problems, "the glossary", ("terms",)).entries("terms"):
        fields = Fields(one, problems, "a term", ("id", *LANGUAGES, "see", "source"))
        name = check_id(fields, "term")
        if name in lines:
            problems.append(one.problem(f"term id {name!r} is there twice", f"first at line {lines[name]}"))
            continue
        lines[name] = one.line
        names, definitions = {}, {}
        for language in LANGUAGES:
            if not fields.has(language):
                fields.add(language, f"term {name!r}: the {NAMES[language]} text ({language}) is missing")
                names[language] = definitions[language] = ""
                continue
            texts = Fields(fields.content[language], problems, f"term {name!r} ({language})", ("term", "definition"))
            names[language], definitions[language] = texts.string("term"), texts.string("definition")
        found[name] = Term(name, names, definitions, fields.strings("see"), fields.string("source", required=False))
        see.append((fields, name, found[name].see))
    for fields, name, others in see:
        for other in others:
            if other not in found:
                fields.add("see", f"term {name!r} refers to an unknown term {other!r}", nearest(other, found))
    return found


def alphabetical(terms: Iterable[Term], language: str) -> list[Term]:
    """The terms in the order of their names, accents and case aside (ñ after n)."""

    def key(term: Term) -> str:
        name = term.names[language].casefold().replace("ñ", "n\uffff")
        plain = unicodedata.normalize("NFD", name)
        return "".join(char for char in plain if not unicodedata.combining(char))

    return sorted(terms, key=key)
