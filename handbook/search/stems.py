"""Stems: which words count as one. In the browser the same algorithm, Snowball's, runs for words not in the book."""

from __future__ import annotations

from collections.abc import Callable

import snowballstemmer  # type: ignore[import-untyped]

from handbook.search.words import fold, is_plain

ALGORITHMS = {"en": "english", "es": "spanish"}


def stemmer(lang: str) -> Callable[[str], str]:
    """The function that gives a word's stem, folded. Only words of letters have one."""
    algorithm = snowballstemmer.stemmer(ALGORITHMS[lang])

    def stem(word: str) -> str:
        return fold(str(algorithm.stemWord(word))) if is_plain(word) else fold(word)

    return stem
