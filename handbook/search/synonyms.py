"""data/synonyms.yml: words that readers type and words that the book uses, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook import files
from handbook.languages import LANGUAGES
from handbook.problems import Problem, ProblemsFound
from handbook.search.words import words
from handbook.yamlsource import Entry, Fields, load

FILE = Path("data") / "synonyms.yml"
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Phrases that mean the same. `typed` are only searched with, never searched for."""

    phrases: tuple[Phrase, ...]
    typed: tuple[Phrase, ...] = ()


def _phrases(entry: Entry, where: str, problems: list[Problem]) -> Iterator[Phrase]:
    if not isinstance(entry.value, list):
        problems.append(entry.problem(f"{where} must be a list of phrases"))
        return
    for one in entry.value:
        phrase = tuple(word.key for word in words(one.value)) if isinstance(one.value, str) else ()
        if phrase:
            yield phrase
        else:
            problems.append(one.problem(f"{where} holds {one.plain()!r}, which has no word in it", "put it in quotes"))


def load_synonyms(root: Path) -> tuple[Group, ...]:
    """Every group. Raises ProblemsFound with all that is wrong in the file."""
    problems: list[Problem] = []
    groups: list[Group] = []
    known: dict[tuple[str, Phrase], int] = {}
    path = root / FILE
    if not path.exists():
        return ()
    top = load(files.read(root, path), FILE.as_posix(), problems)
    if top is not None:
        for entry in Fields(top, problems, "the file", ("groups",)).entries("groups"):
            fields = Fields(entry, problems, "a group", (*LANGUAGES, "typed"))
            phrases: list[Phrase] = []
            for lang in LANGUAGES:
                if lang not in fields.content:
                    problems.append(entry.problem(f"a group needs {lang!r}"))
                    continue
                for phrase in _phrases(fields.content[lang], f"{lang!r}", problems):
                    line = known.setdefault((lang, phrase), entry.line)
                    if line != entry.line:
                        twice = f"{' '.join(phrase)!r} is in two groups ({lang})"
                        problems.append(entry.problem(twice, f"the other is at line {line}"))
                    phrases.append(phrase)
            typed = tuple(_phrases(fields.content["typed"], "'typed'", problems)) if "typed" in fields.content else ()
            groups.append(Group(tuple(dict.fromkeys(phrases)), typed))
    if problems:
        raise ProblemsFound(problems)
    return tuple(groups)
