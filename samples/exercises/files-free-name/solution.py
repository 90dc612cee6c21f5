import unicodedata
from pathlib import PurePath

NAME_MAX = 255


def key(name: str) -> str:
    apart = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFD", apart.casefold())


def shorten(stem: str, end: str) -> str:
    """Take characters off the stem until the whole name fits."""
    while len((stem + end).encode("utf-8", "surrogateescape")) > NAME_MAX:
        stem = stem[:-1]
    return stem + end


def free_name(name: str, taken: set[str]) -> str:
    """The name itself, or "name (2).pdf", "name (3).pdf"…: the first that is free."""
    stem, suffix = PurePath(name).stem, PurePath(name).suffix
    keys = {key(one) for one in taken}
    number, candidate = 1, name
    while key(candidate) in keys:
        number += 1
        candidate = shorten(stem, f" ({number}){suffix}")
    return candidate
