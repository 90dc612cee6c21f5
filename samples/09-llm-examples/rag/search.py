"""Two rankings and their fusion: words by BM25, meaning by vectors."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import bm25s
import numpy as np
from bm25s.stopwords import STOPWORDS_EN_PLUS, STOPWORDS_SPANISH


# --8<-- [start:keywords]
def plain(text: str) -> str:
    """Lower case, without accents."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


STOP = {plain(word) for word in (*STOPWORDS_EN_PLUS, *STOPWORDS_SPANISH)}


def words(text: str, stop: Collection[str] = STOP) -> list[str]:
    """The words that can tell chunks apart. ERR-4312 stays whole; a plural s goes."""
    found = re.findall(r"\w+(?:-\w+)*", plain(text))
    kept = [word for word in found if word not in stop]
    return [word if "-" in word else word.removesuffix("s") for word in kept]


class Keywords:
    """BM25 over the chunks of one tenant: another's words change no score here."""

    def __init__(self, texts: Mapping[str, str], stop: Collection[str] = STOP) -> None:
        self.ids, self.stop = list(texts), stop
        self.index = bm25s.BM25()
        self.index.index(
            [words(text, stop) for text in texts.values()], show_progress=False
        )

    def search(self, question: str, k: int) -> list[str]:
        """Ids of the best chunks, best first. No common word, no place in it."""
        scores = self.index.get_scores(words(question, self.stop))
        best = np.argsort(-scores, kind="stable")[:k]
        return [self.ids[n] for n in best if scores[n] > 0]  # (1)!


# --8<-- [end:keywords]


# --8<-- [start:codes]
CODE = re.compile(r"\b[A-Z]{3,}-?\d+(?:-[A-Z0-9]+)*\b", re.IGNORECASE)


def codes(text: str) -> set[str]:
    """Identifiers such as ERR-4312 or LMP-0420-B, in capitals."""
    return {code.upper() for code in CODE.findall(text)}


# --8<-- [end:codes]


# --8<-- [start:fusion]
def fuse(*rankings: Sequence[str], constant: int = 60) -> list[str]:
    """Reciprocal rank fusion: each ranking gives 1 / (60 + rank) to its ids."""
    points: defaultdict[str, float] = defaultdict(float)
    for ranking in rankings:
        for rank, one in enumerate(ranking, start=1):
            points[one] += 1 / (constant + rank)
    return sorted(points, key=lambda one: (-points[one], one))


# --8<-- [end:fusion]
