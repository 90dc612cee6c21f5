"""The index of one language: which words are where, in a form that is small to send and quick to open.

Words that share a stem share their list of places ("class" below). A place is a section, and for each the index knows
whether the word is in a shown error, how often elsewhere, and whether all of that is code.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from handbook.languages import ENGLISH
from handbook.search import coding
from handbook.search.pages import CODE, ERROR, ITEM, TEXT, Page, Section
from handbook.search.stopwords import CODE_WORDS, STOP_WORDS
from handbook.search.synonyms import Group
from handbook.search.words import Word, address_words, fold, is_plain, parts, words

VERSION = 1  # of the format: the engine refuses any other
IN_CODE, IN_ERROR, TIMES = 1, 2, 4
IN_TEXT = 8  # not written: it is what is left
MOST_TIMES = 4
SUMMED = (
    "words", "classes", "places", "lengths", "counts", "parents", "ids", "titles", "pages", "excerpts", "synonyms",
)  # fmt: skip
PLAIN = TIMES  # once in the text and nowhere else: not written
BETWEEN = " "
ABBREVIATIONS = re.compile(r"[A-Z]{2,}s")


@dataclass
class Place:
    """What is known of one word in one section."""

    flags: int = 0
    times: int = 0

    def code(self) -> int:
        """All of it in one small number."""
        only_code = IN_CODE if self.flags & IN_CODE and not self.flags & IN_TEXT else 0
        return only_code + (self.flags & IN_ERROR) + TIMES * min(self.times, MOST_TIMES)


@dataclass
class Terms:
    """The words of one language with the sections they are in."""

    lang: str
    places: dict[str, dict[int, Place]] = field(default_factory=lambda: defaultdict(dict))
    names: dict[str, str] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)  # of each section: words of text

    def _know(self, word: Word) -> dict[int, Place]:
        key = word.key
        known = self.names.get(key)
        # The spelling with the most parts wins: `FastAPI` says more than `fastapi`. Then the smaller one.
        if known is None or (-len(parts(word.name)), word.name) < (-len(parts(known)), known):
            self.names[key] = word.name
        return self.places[key]

    def _add(self, word: Word, section: int) -> Place:
        return self._know(word).setdefault(section, Place())

    def add(self, section: Section, page: Page) -> None:
        """Take in the next section."""
        number, stop = len(self.lengths), STOP_WORDS[self.lang]
        length = 0
        # The engine has titles and addresses and reads them itself: their words only have to be in the dictionary.
        title = words(section.title) if section.level < ITEM else iter(())
        for word in (*title, *address_words(page.url, section.id)):
            if word.key not in stop:
                self._know(word)
        for kind, text in section.blocks:
            for word in words(text):
                # Code and errors are English in every language.
                if word.key in stop or (kind != TEXT and word.key in STOP_WORDS[ENGLISH]):
                    continue
                if kind == CODE and (word.key in CODE_WORDS or word.key[0].isdigit()):
                    continue
                place = self._add(word, number)
                if kind == ERROR:
                    place.flags |= IN_ERROR
                else:
                    place.times += 1
                    place.flags |= IN_CODE if kind == CODE else IN_TEXT
                    length += kind == TEXT
        self.lengths.append(length)


def _size(words: int) -> int:
    """A length, roughly: four steps for each doubling."""
    return round(4 * math.log2(1 + words))


def _utf16(text: str) -> bytes:
    """The order in which a browser compares texts."""
    return text.encode("utf-16-be")


def _merge(all_places: Iterable[dict[int, Place]]) -> dict[int, Place]:
    merged: dict[int, Place] = {}
    for places in all_places:
        for section, place in places.items():
            known = merged.setdefault(section, Place())
            known.flags |= place.flags
            known.times += place.times
    return merged


def _posting(places: dict[int, Place]) -> str:
    out, before = [], -1
    for section in sorted(places):
        code = places[section].code()
        out.append(coding.number((section - before - 1) * 2 + (code != PLAIN)))
        if code != PLAIN:
            out.append(coding.number(code))
        before = section
    return "".join(out)


def _singular(key: str, names: Mapping[str, str]) -> str:
    """The word, or for the plural of an abbreviation (`LLMs`) the abbreviation: a stemmer looks for vowels."""
    return key.removesuffix("s") if ABBREVIATIONS.fullmatch(names[key]) and key[:-1] in names else key


def _implied(key: str, plain: dict[str, str]) -> bool:
    """Whether a word is the plural of another of its class. The engine takes off the ending by itself."""
    return any(key.endswith(end) and plain.get(key.removesuffix(end)) == plain[key] for end in ("s", "es"))


def _written(terms: Terms, stem: Callable[[str], str]) -> dict[str, Any]:
    """Words, their classes and the places of each class."""
    keys = sorted(terms.places, key=_utf16)
    plain = {key: stem(_singular(key, terms.names)) for key in keys if is_plain(key)}
    class_of: dict[str, int] = {}
    members: list[list[str]] = []
    classes: list[int] = []
    written: list[str] = []
    for key in keys:
        # A compound never shares a class: `create_items` is no form of another word.
        known = class_of.get(plain[key]) if key in plain else None
        if known is None:
            known = len(members)
            members.append([])
            if key in plain:
                class_of[plain[key]] = known
            classes.append(0)
        elif _implied(key, plain):
            members[known].append(key)
            continue
        else:
            classes.append(len(members) - known)
        members[known].append(key)
        written.append(terms.names[key])
    return {
        "words": coding.word_list(written),
        "classes": coding.numbers(classes),
        "places": BETWEEN.join(_posting(_merge(terms.places[key] for key in one)) for one in members),
    }


def _synonyms(groups: Iterable[Group], known: set[str], stem: Callable[[str], str]) -> str:
    """The groups that lead somewhere, a line each: `found,found;typed,typed`. What can be found can be typed too."""
    stems = {stem(key) for key in known if is_plain(key)}

    def there(phrase: tuple[str, ...]) -> bool:
        return all(word in known or stem(word) in stems for word in phrase)

    lines = []
    for group in groups:
        found = [" ".join(phrase) for phrase in group.phrases if there(phrase)]
        typed = [" ".join(phrase) for phrase in (*group.phrases, *group.typed) if " ".join(phrase) not in found]
        if found and len(found) + len(typed) > 1:
            lines.append(f"{','.join(found)};{','.join(typed)}")
    return "\n".join(lines)


def _short_id(page: Page, section: Section) -> str:
    """An id as it is written: an item's without the part that its list's id has already said."""
    if section.level == ITEM:
        start = f"check-{page.sections[section.parent].id.removeprefix('checklist-')}-"
        if section.id.startswith(start):
            return f"~{section.id.removeprefix(start)}"
    return section.id


def build(
    pages: list[Page], lang: str, stem: Callable[[str], str], groups: Iterable[Group], excerpts: list[str]
) -> dict[str, Any]:
    """The index of one language's pages. `excerpts` names the file with each page's text."""
    terms = Terms(lang)
    sections = [(page, section) for page in pages for section in page.sections]
    for page, section in sections:
        terms.add(section, page)
    written = _written(terms, stem)
    lengths = coding.numbers(_size(length) for length in terms.lengths)
    index: dict[str, Any] = {
        "version": VERSION,
        "lang": lang,
        "pages": [page.url for page in pages],
        "excerpts": excerpts,
        "counts": coding.numbers(len(page.sections) for page in pages),
        # An item's title is the first line of its text.
        "titles": [section.title if section.level < ITEM else "" for _, section in sections],
        "ids": " ".join(_short_id(page, section) for page, section in sections if section.level > 1),
        "parents": coding.numbers(
            place - section.parent for page in pages for place, section in enumerate(page.sections) if section.level > 1
        ),
        "lengths": lengths,
        **written,
        "synonyms": _synonyms(groups, {fold(name) for name in terms.names}, stem),
    }
    index["sum"] = coding.checksum(
        "\n".join(index[part]) if isinstance(index[part], list) else index[part] for part in SUMMED
    )
    return index
