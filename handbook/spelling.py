"""Spelling in both languages, with Hunspell's dictionaries and the book's own words in data/spelling/.

`both.txt` holds words of both languages (names of tools, mostly), `en.txt` and `es.txt` those of one. A word in small
letters stands for its capitalised form too, one with capitals only for itself, and each for its plural in -s. The lists
hold nothing that the dictionaries know, and nothing that no text uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from handbook import files, prose
from handbook.book import Book
from handbook.languages import ENGLISH, LANGUAGES, NAMES
from handbook.problems import Problem

BOTH = "both"
DICTIONARIES = {"en": "en_GB", "es": "es_ES"}
FOLDER = Path(__file__).resolve().parent.parent / "data" / "spelling" / "dictionaries"
LETTERS = {"en": "abcdefghijklmnopqrstuvwxyz'", "es": "abcdefghijklmnopqrstuvwxyzáéíóúüñ"}
SUGGESTED_WORDS, SUGGESTIONS = 20, 3  # each suggestion costs some hundred look-ups

# Addresses, paths, names of modules and files, versions: no words.
_NO_WORD = re.compile(r"[/\\@_=<>#¹²³]|\w\.\w|[^\W\d_]\d|\d[^\W\d_]|^--?\w")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Spanish writes pronouns onto imperatives, with an accent (bórralo), and onto infinitives: too many for a dictionary.
_PRONOUN = re.compile(r"(?<=\w{3})(?:me|te|se|nos|l[aeo]s?)$")
_ACCENTS = str.maketrans("áéíóú", "aeiou")
_ABBREVIATION = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,}s?")


class Dictionary(Protocol):
    """What is asked of a dictionary."""

    def lookup(self, word: str) -> bool:
        """Whether it knows a word."""
        ...


class MissingDictionariesError(Exception):
    """The package that reads the dictionaries is not installed."""


def dictionaries() -> dict[str, Dictionary]:
    """The dictionary of each language. Raises MissingDictionariesError."""
    if find_spec("spylls") is None:
        raise MissingDictionariesError
    hunspell = import_module("spylls.hunspell")
    return {language: hunspell.Dictionary.from_files(str(FOLDER / name)) for language, name in DICTIONARIES.items()}


@dataclass(frozen=True)
class Lists:
    """The book's own words, by list, each with its line."""

    words: Mapping[str, Mapping[str, int]]

    def path(self, name: str) -> str:
        """The file of a list, as messages show it."""
        return f"data/spelling/{name}.txt"


def _order(word: str) -> tuple[str, str]:
    return (word.casefold(), word)


def load_lists(root: Path, problems: list[Problem]) -> Lists:
    """Read data/spelling/*.txt: one word a line, sorted, `#` begins a comment."""
    lists: dict[str, dict[str, int]] = {}
    for name in (BOTH, *LANGUAGES):
        path = root / "data" / "spelling" / f"{name}.txt"
        text = files.try_read(root, path, problems) if path.is_file() else ""
        found: dict[str, int] = {}
        last = ""
        for number, line in enumerate((text or "").split("\n"), 1):
            word = line.partition("#")[0].strip()
            if not word:
                continue
            source = files.relative(root, path)
            if word in found:
                problems.append(Problem(source, number, f"{word!r} is there twice", f"first at line {found[word]}"))
            elif not _WORD.fullmatch(word):
                problems.append(Problem(source, number, f"{word!r} is not one word", "one word a line, letters only"))
            elif last and _order(word) < _order(last):
                problems.append(Problem(source, number, f"{word!r} stands after {last!r}", "sort the list"))
            found.setdefault(word, number)
            last = word
        lists[name] = found
    return Lists(lists)


def tokens(text: str) -> Iterator[str]:
    """The words of a text whose spelling can be right or wrong."""
    for chunk in text.replace("’", "'").split():
        if not _NO_WORD.search(chunk.strip("()[]\"'«»“”.,;:!?¡¿…")):
            for match in _WORD.finditer(chunk):
                if len(match.group()) > 1 and not _ABBREVIATION.fullmatch(match.group().removesuffix("'s")):
                    yield match.group()


def _forms(word: str, language: str) -> list[str]:
    """The words of a list that a word of a text may be an occurrence of, best first."""
    bare = [word, word.removesuffix("'s")] if language == ENGLISH else [word]
    cased = [*bare, *(one.lower() for one in bare if one[1:].islower())]
    return [*cased, *(one[:-1] for one in cased if one.endswith("s"))]


@dataclass
class Speller:
    """One language: its dictionary, the lists that hold for it, and which of their words were used."""

    language: str
    dictionary: Dictionary
    lists: Lists
    used: set[tuple[str, str]] = field(default_factory=set)
    _seen: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def _own(self) -> dict[str, str]:
        return {word: name for name in (BOTH, self.language) for word in self.lists.words[name]}

    def _listed(self, word: str) -> bool:
        form = next((one for one in _forms(word, self.language) if one in self._own), None)
        if form:
            self.used.add((self._own[form], form))
        return form is not None

    def _known(self, word: str) -> bool:
        if word not in self._seen:
            self._seen[word] = self.dictionary.lookup(word)
        return self._seen[word]

    def _with_pronouns(self, word: str) -> bool:
        verb = word.lower()
        for _ in range(2):
            shorter = _PRONOUN.sub("", verb)
            if shorter == verb:
                return False
            verb, bare = shorter, shorter.translate(_ACCENTS)
            if (bare != verb or bare.endswith("r")) and self._known(bare):
                return True
        return False

    def right(self, word: str) -> bool:
        """Whether a word, or each part of one with hyphens, is in the dictionary or in a list."""
        if self._known(word) or (self.language == ENGLISH and self._known(word.removesuffix("'s"))):
            return True
        if (self.language == "es" and self._with_pronouns(word)) or self._listed(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(
            len(part) < 2 or _ABBREVIATION.fullmatch(part) or self.right(part) for part in parts
        )

    def suggestions(self, word: str) -> list[str]:
        """Words of the dictionary and the lists that are one change away."""
        low, letters = word.lower(), LETTERS[self.language]
        pairs = [(low[:at], low[at:]) for at in range(len(low) + 1)]
        near = [a + b[1] + b[0] + b[2:] for a, b in pairs if len(b) > 1]
        near += [a + char + b[1:] for a, b in pairs if b for char in letters]
        near += [a + char + b for a, b in pairs for char in letters]
        near += [a + b[1:] for a, b in pairs if b]
        own = [one for one in self._own if one.casefold() == low]
        found = (one for one in dict.fromkeys(near) if one != low and (one in self._own or self._known(one)))
        return [*own, *(one for _, one in zip(range(SUGGESTIONS), found, strict=False))]


def _passages(book: Book, language: str) -> Iterator[prose.Passage]:
    for page in book.pages[language].values():
        yield from prose.of_page(page, book.terms)
    yield from prose.of_data(book.root, language)


def _wrong(book: Book, speller: Speller, others: Sequence[Speller]) -> Iterator[tuple[prose.Passage, str]]:
    for passage in _passages(book, speller.language):
        for text, foreign in ((passage.own, passage.foreign), *((words, True) for words in passage.borrowed)):
            for word in tokens(text):
                if not speller.right(word) and not (foreign and any(other.right(word) for other in others)):
                    yield passage, word


def _needless(lists: Lists, spellers: Mapping[str, Speller]) -> Iterator[Problem]:
    used = {one for speller in spellers.values() for one in speller.used}
    for name, words in lists.words.items():
        own = [spellers[language] for language in (LANGUAGES if name == BOTH else (name,))]
        for word, line in words.items():
            knowing = [one.language for one in own if one.dictionary.lookup(word)]
            if len(knowing) == len(own):
                yield Problem(lists.path(name), line, f"the dictionary knows {word!r}", "take it out")
            elif knowing:
                cause = f"the {NAMES[knowing[0]]} dictionary knows {word!r}"
                other = next(one.language for one in own if one.language not in knowing)
                yield Problem(lists.path(name), line, cause, f"move it to {lists.path(other)}")
            elif word.endswith("s") and word[:-1] in words:
                yield Problem(lists.path(name), line, f"{word[:-1]!r} stands for {word!r} too", "take it out")
            elif (name, word) not in used:
                yield Problem(lists.path(name), line, f"no text uses {word!r}", "take it out")
            elif name == ENGLISH and any(word in lists.words[one] for one in LANGUAGES if one != ENGLISH):
                yield Problem(lists.path(name), line, f"{word!r} is in two lists", f"move it to {lists.path(BOTH)}")


def learn(book: Book, found: Mapping[str, Dictionary], accepted: Sequence[str] = ()) -> list[str]:
    """Write the lists anew, sorted: their words and the accepted ones, each in the list of the languages that need it.

    Words that no text needs are left out. Returns the changed files.
    """
    lists = load_lists(book.root, [])
    candidates = {*accepted, *(word for words in lists.words.values() for word in words)}
    nothing = Lists({name: {} for name in (BOTH, *LANGUAGES)})
    needing: dict[str, set[str]] = {word: set() for word in candidates}
    for language in LANGUAGES:
        for _, word in _wrong(book, Speller(language, found[language], nothing), ()):
            for part in {word, *word.split("-")}:
                form = next((one for one in _forms(part, language) if one in candidates), None)
                if form:
                    singular = form.removesuffix("s")
                    needing[singular if singular in candidates else form].add(language)
    changed = []
    for name in (BOTH, *LANGUAGES):
        wanted = set(LANGUAGES) if name == BOTH else {name}
        own = sorted((word for word, languages in needing.items() if languages == wanted), key=_order)
        if own != list(lists.words[name]):
            path = book.root / lists.path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            old = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
            head = [line for line in old if line.startswith("#")]
            path.write_text("".join(f"{line}\n" for line in [*head, *own]), encoding="utf-8", newline="\n")
            changed.append(lists.path(name))
    return changed


def check(book: Book, found: Mapping[str, Dictionary]) -> tuple[Problem, ...]:
    """Words that no dictionary and no list knows, and needless words of the lists; sorted."""
    problems: list[Problem] = []
    lists = load_lists(book.root, problems)
    spellers = {language: Speller(language, found[language], lists) for language in LANGUAGES}
    suggested: dict[tuple[str, str], str] = {}
    for language, speller in spellers.items():
        others = [one for one in spellers.values() if one is not speller]
        for passage, word in _wrong(book, speller, others):
            key = (language, word)
            if key not in suggested:
                close = speller.suggestions(word) if len(suggested) < SUGGESTED_WORDS else []
                suggested[key] = f"did you mean {' or '.join(map(repr, close))}? " if close else ""
            hint = f"{suggested[key]}if it is right: make learn WORDS={word}"
            problems.append(Problem(passage.path, passage.line, f"{NAMES[language]} spelling: {word!r}", hint))
    problems += _needless(lists, spellers)
    return tuple(sorted(set(problems)))
