"""How numbers and word lists are written into the index: as text that compresses well and that a script may hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# Printable ASCII without what JSON or HTML would have to escape. The first 64 end a number, the others carry on.
SIGNS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\<')
ENDS = 64
CARRY = len(SIGNS) - ENDS
# Between two words: how many letters the next one shares with this one. None of these signs is in a word.
SHARED = "!#$%&()*,-/:;=>?@[]^`{|}~"


def number(value: int) -> str:
    """A number ≥ 0: one sign below 64, two below 1,792."""
    end = SIGNS[value % ENDS]
    value //= ENDS
    signs = []
    while value:
        value -= 1
        signs.append(SIGNS[ENDS + value % CARRY])
        value //= CARRY
    return "".join(signs) + end


def numbers(values: Iterable[int]) -> str:
    """Several numbers, one after the other."""
    return "".join(number(value) for value in values)


def read_numbers(text: str) -> list[int]:
    """The way back, for the tests: the engine has its own."""
    found, carried, unit = [], 0, 1
    for sign in text:
        value = SIGNS.index(sign)
        if value >= ENDS:
            carried += (value - ENDS + 1) * unit
            unit *= CARRY
        else:
            found.append(carried * ENDS + value)
            carried, unit = 0, 1
    return found


def word_list(words: Sequence[str]) -> str:
    """Sorted words, each without the letters that it shares with the one before."""
    out: list[str] = []
    before = ""
    for word in words:
        shared = 0
        most = min(len(before), len(word), len(SHARED) - 1)
        while shared < most and before[shared] == word[shared]:
            shared += 1
        out.append(SHARED[shared] + word[shared:])
        before = word
    return "".join(out)


def read_word_list(text: str) -> list[str]:
    """The way back, for the tests."""
    found: list[str] = []
    for sign in text:
        place = SHARED.find(sign)
        if place >= 0:
            found.append(found[-1][:place] if found else "")
        else:
            found[-1] += sign
    return found


def checksum(texts: Iterable[str]) -> int:
    """FNV-1a over the UTF-16 units of texts: finds damage, and is quick in a browser."""
    value = 0x811C9DC5
    for text in texts:
        for sign in text:
            code = ord(sign)
            for unit in (code,) if code < 0x10000 else (0xD800 + ((code - 0x10000) >> 10), 0xDC00 + (code & 0x3FF)):
                value = ((value ^ unit) * 0x01000193) & 0xFFFFFFFF
    return value
