"""How good is the retrieval? Recall at k, with intervals, on labelled questions.

DATABASE_URL names an empty database: python evaluate.py
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import store
from chunks import Chunk, Document, by_heading, by_size, current, load
from embed import CachedEncoder
from retrieve import DEPTH, Found, Retriever, why_not
from search import Keywords, fuse

QUESTIONS = Path(__file__).with_name("questions.jsonl")
KINDS = ("plain", "version", "code", "paraphrase", "spanish")
METHODS = ("keyword", "vector", "hybrid")
Ranks = Mapping[str, list[int | None]]  # per method: where the right chunk came


# --8<-- [start:question]
@dataclass(frozen=True)
class Question:
    id: str
    half: str  # "development" or "test"
    kind: str  # one of KINDS, or "none": the handbook has no answer
    tenant: str
    question: str
    document: str | None
    passage: str | None  # the words that answer it, as they stand in the document

    def right(self, chunks: Iterable[Chunk]) -> set[str]:
        """Ids of the chunks that hold the whole passage, however they were cut."""
        return {
            chunk.id
            for chunk in chunks
            if chunk.document.id == self.document and str(self.passage) in chunk.text
        }


def questions(half: str, *, answerable: bool = True) -> list[Question]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    every = [Question(**json.loads(line)) for line in lines]
    return [q for q in every if q.half == half and (q.kind != "none") == answerable]


# --8<-- [end:question]


# --8<-- [start:recall]
def recall(ranks: Sequence[int | None], k: int) -> float:
    """Share of the questions whose right chunk is among the first k."""
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks)


def mrr(ranks: Sequence[int | None]) -> float:
    """Mean of 1 / rank: first place counts 1, second 1/2, not found 0."""
    return sum(1 / rank for rank in ranks if rank) / len(ranks)


def interval(
    measure: Callable[[Sequence[int]], float], size: int, repeats: int = 2000
) -> tuple[float, float]:
    """95 % bootstrap: measure again on `repeats` draws of `size` questions."""
    draws = np.random.default_rng(7).integers(0, size, (repeats, size))
    values = [measure(draw.tolist()) for draw in draws]
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


def with_interval(
    ranks: Sequence[int | None], measure: Callable[[Sequence[int | None]], float]
) -> tuple[float, float, float]:
    """The measure, and the ends of its 95 % interval."""
    low, high = interval(lambda draw: measure([ranks[n] for n in draw]), len(ranks))
    return measure(ranks), low, high


def difference(
    one: Sequence[int | None],
    other: Sequence[int | None],
    measure: Callable[[Sequence[int | None]], float],
) -> tuple[float, float, float]:
    """one minus other on the same questions, and its 95 % interval."""

    def minus(draw: Sequence[int]) -> float:
        return measure([one[n] for n in draw]) - measure([other[n] for n in draw])

    return minus(range(len(one))), *interval(minus, len(one))


# --8<-- [end:recall]


def at_1(ranks: Sequence[int | None]) -> float:
    return recall(ranks, 1)


def at_5(ranks: Sequence[int | None]) -> float:
    return recall(ranks, 5)


def rank_all(
    connection: store.Connection,
    encoder: CachedEncoder,
    asked: Sequence[Question],
    cut: Callable[[Document], list[Chunk]] = by_heading,
    make: Callable[[Mapping[str, str]], Keywords] = Keywords,
) -> Ranks:
    """Index the handbook cut by `cut`, and find each question's right chunk."""
    documents = current(load())
    store.rebuild(connection, documents, encoder, cut)
    chunks = [chunk for document in documents for chunk in cut(document)]
    words = {one: make(store.texts(connection, one)) for one in ("aurora", "boreal")}
    ranks: dict[str, list[int | None]] = {method: [] for method in METHODS}
    vectors = encoder.encode([q.question for q in asked])
    for q, vector in zip(asked, vectors, strict=True):
        rows = store.nearest(connection, q.tenant, encoder.model, vector, DEPTH)
        near = [id_ for id_, _ in rows]
        key = words[q.tenant].search(q.question, DEPTH)
        found = {"keyword": key, "vector": near, "hybrid": fuse(near, key)}
        right = q.right(chunks)
        for method, ranking in found.items():
            places = [n for n, id_ in enumerate(ranking, start=1) if id_ in right]
            ranks[method].append(places[0] if places else None)
    return ranks


# --8<-- [start:refusals]
def refusals(
    answerable: Sequence[Found], empty: Sequence[Found], threshold: float
) -> tuple[int, int]:
    """Questions refused although answerable, and answered although not."""
    false_refusals = sum(why_not(one, threshold) is not None for one in answerable)
    false_answers = sum(why_not(one, threshold) is None for one in empty)
    return false_refusals, false_answers


def choose(answerable: Sequence[Found], empty: Sequence[Found]) -> float:
    """The cheapest threshold. A wrong answer costs us as much as two refusals."""

    def cost(threshold: float) -> float:
        refused, answered = refusals(answerable, empty, threshold)
        return refused / len(answerable) + 2 * answered / len(empty)

    return min((n / 100 for n in range(101)), key=cost)


# --8<-- [end:refusals]


def find(retriever: Retriever, half: str) -> tuple[list[Found], list[Found]]:
    """What is found for the answerable questions of a half, and for the others."""
    with_answer, without = (
        [retriever.search(q.tenant, q.question) for q in questions(half, answerable=a)]
        for a in (True, False)
    )
    return with_answer, without


CUTS: Mapping[str, Callable[[Document], list[Chunk]]] = {
    "500 characters": by_size,
    "by heading": lambda document: by_heading(document, context=False),
    "by heading, with title": by_heading,
}


def show(name: str, ranks: Sequence[int | None]) -> None:
    """One line of the table: recall at 1, 3, 5 and 10, and the MRR."""
    cells = []
    for k in (1, 3, 5, 10):
        value, low, high = with_interval(ranks, lambda r, k=k: recall(r, k))
        cells.append(f"{value:4.0%} {100 * low:.0f}-{100 * high:.0f}".ljust(13))
    value, low, high = with_interval(ranks, mrr)
    print(f"{name:8}{''.join(cells)}{value:.2f} {low:.2f}-{high:.2f}")


def retrieval(connection: store.Connection, gate: float) -> int:
    """Print how good each method is. Exit status 1 if the hybrid is below the gate."""
    asked = questions("test")
    ranks = rank_all(connection, CachedEncoder(), asked)
    print(f"recall at k, in % with its 95 % interval, {len(asked)} questions")
    print(" " * 10 + "".join(f"k = {k}".ljust(13) for k in (1, 3, 5, 10)) + "MRR")
    for method in METHODS:
        show(method, ranks[method])
    print("\nhybrid minus")
    for other in ("keyword", "vector"):
        for name, measure in {"@1": at_1, "@5": at_5, "MRR": mrr}.items():
            value, low, high = difference(ranks["hybrid"], ranks[other], measure)
            word = "better" if low > 0 else "worse" if high < 0 else "not shown"
            print(
                f"  {other:8} {name:4} {value:+.2f} ({low:+.2f} to {high:+.2f}) {word}"
            )
    print("\nright chunk first, by kind of question")
    for kind in KINDS:
        places = [n for n, q in enumerate(asked) if q.kind == kind]
        hits = (f"{m} {sum(ranks[m][n] == 1 for n in places)}" for m in METHODS)
        print(f"  {kind:11} of {len(places)}: {', '.join(hits)}")
    return int(at_5(ranks["hybrid"]) < gate)


def refusal_rates(connection: store.Connection) -> int:
    """Choose the threshold on one half of the questions, and count on the other."""
    encoder = CachedEncoder()
    store.rebuild(connection, current(load()), encoder)
    retriever = Retriever(connection, encoder)
    threshold = choose(*find(retriever, "development"))
    print(f"threshold {threshold}")
    for half in ("development", "test"):
        answerable, empty = find(retriever, half)
        refused, answered = refusals(answerable, empty, threshold)
        print(
            f"{half:11} refused {refused} of {len(answerable)} that have an answer,"
            f" answered {answered} of {len(empty)} that have none"
        )
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("what", nargs="?", choices=("retrieval", "refusals"))
    parser.add_argument("--gate", type=float, default=0.0, help="least recall@5")
    options = parser.parse_args()
    database = store.connect(os.environ["DATABASE_URL"])
    if options.what == "refusals":
        sys.exit(refusal_rates(database))
    sys.exit(retrieval(database, options.gate))
