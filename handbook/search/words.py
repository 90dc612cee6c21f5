"""Words: how a text is cut into them. The browser's engine does the same with a reader's query (search-engine.js).

`tests/search/test_same_words.py` holds the two against each other over the whole book: change both or neither.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 40
MOST_PARTS = 4  # a name with more is a sentence: test_a_list_is_cut_into_pages
# A decimal number, or letters, digits and underscores, with an apostrophe inside or a number added (n+1).
# The parts of a dotted name are words of their own: a query for the whole name asks for all of them.
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)+|\w+(?:['’]\w+|\+[0-9]+)*")
_APOSTROPHES = re.compile(r"['’]s$|['’]")
_PIECES = re.compile(r"[_+]+")
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^A-Za-z0-9]+")
_NUMBER = re.compile(r"[0-9][0-9_.,]*")


@dataclass(frozen=True)
class Word:
    """One word: `name` keeps the capitals that tell its parts, `key` is what is compared."""

    name: str

    @property
    def key(self) -> str:
        """The word without case."""
        return self.name.lower()


def without_accents(text: str) -> str:
    """The text with every accent and other mark taken off."""
    if text.isascii():
        return text
    return "".join(
        sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.category(sign).startswith("M")
    )


def fold(text: str) -> str:
    """The text as it is compared: without case and accents."""
    return without_accents(text).lower()


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The parts by which a compound name can be found: `DetachedInstanceError` -> detached, instance, error."""
    found: list[str] = []
    for piece in _PIECES.split(name):
        for hump in _HUMPS.findall(piece):
            part = hump.lower()
            if len(part) > 1 and not _NUMBER.fullmatch(part) and part not in found:
                found.append(part)
    return () if found == [name.lower()] else tuple(found)


@lru_cache(maxsize=65536)
def word(token: str) -> Word | None:
    """The word that a token stands for, or None where it is too short, too long or only noise."""
    name = without_accents(_APOSTROPHES.sub("", token)).strip("_")
    if len(name) == 1:
        return Word(name.lower()) if "A" <= name <= "Z" else None  # Django's F and Q
    if len(name) > (4 * LONGEST if "_" in name else LONGEST) or (len(set(name)) < 2 and not name.isdecimal()):
        return None  # among others what samples fill a field with: xxxxxx
    if _NUMBER.fullmatch(name):
        # A status, a port, an RFC, a year. Smaller and measured numbers are no words to look for.
        return Word(name) if 3 <= len(name) <= 5 and name.isdecimal() else None
    if len(name) >= 12 and sum(sign.isdecimal() for sign in name) * 3 > len(name):
        return None  # a hash, an address in memory
    compound = len(parts(name)) > 1
    return Word(name if compound else name.lower())


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """The tokens of a text with their places."""
    for match in _TOKEN.finditer(text):
        yield match.group(), match.start(), match.end()


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order."""
    for match in _TOKEN.finditer(unicodedata.normalize("NFC", text)):
        found = word(match.group())
        if found:
            pieces = parts(found.name)
            if len(pieces) > MOST_PARTS:
                yield from map(Word, pieces)
            else:
                yield found


def address_words(url: str, name: str) -> Iterator[Word]:
    """The words of a section's address: English in both languages, so readers of the other know them too."""
    kind, _, rest = name.partition("-")
    if kind in ("check", "checklist"):
        return iter(())
    text = rest if kind == "term" else name or url.removesuffix(".html")
    return words(re.sub(r"[-/_]", " ", text))


def is_plain(key: str) -> bool:
    """Whether a word is of letters only: such words have stems."""
    return key.isalpha()
