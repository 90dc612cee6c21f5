import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import store
from embed import CachedEncoder
from evaluate import (
    CUTS,
    KINDS,
    Ranks,
    at_1,
    at_5,
    choose,
    difference,
    find,
    mrr,
    questions,
    rank_all,
    recall,
    refusals,
    retrieval,
    with_interval,
)
from retrieve import THRESHOLD, Found, Retriever, why_not
from search import Keywords
from support import postgres

HERE = Path(__file__).parent
ASKED = questions("test")


# --8<-- [start:measures]
def test_the_measures_by_hand() -> None:
    ranks = [1, 2, None, 6]
    assert [recall(ranks, k) for k in (1, 2, 5, 10)] == [0.25, 0.5, 0.5, 0.75]
    assert mrr(ranks) == pytest.approx((1 + 1 / 2 + 0 + 1 / 6) / 4)


# --8<-- [end:measures]


def test_an_interval_holds_the_value_and_narrows_with_more_questions() -> None:
    few, many = [1, 1, 1, None] * 5, [1, 1, 1, None] * 50
    value, low, high = with_interval(few, at_1)
    assert low < value == 0.75 < high
    _, closer_low, closer_high = with_interval(many, at_1)
    assert closer_high - closer_low < (high - low) / 2
    assert with_interval(few, at_1) == (value, low, high), "the draws must not change"


def test_a_difference_is_taken_on_the_same_questions() -> None:
    one, other = [1, 1, 1, 2] * 10, [1, 1, 2, 2] * 10
    value, low, high = difference(one, other, at_1)
    assert value == 0.25
    assert 0 < low < value < high
    assert difference(one, one, at_1) == (0, 0, 0)


@pytest.fixture(scope="module")
def own(postgres_server: str) -> Iterator[store.Connection]:
    with postgres.fresh_database(postgres_server) as url, store.connect(url) as it:
        yield it


@pytest.fixture(scope="module")
def ranks(own: store.Connection, encoder: CachedEncoder) -> Ranks:
    return rank_all(own, encoder, ASKED)


# --8<-- [start:claims]
def test_what_the_page_says_about_the_three_methods(ranks: Ranks) -> None:
    _, low, _ = difference(ranks["hybrid"], ranks["keyword"], at_5)
    assert low > 0, "hybrid beats keyword at 5"
    for measure in (at_1, at_5, mrr):
        _, low, high = difference(ranks["hybrid"], ranks["vector"], measure)
        assert low <= 0 <= high, "no difference from vector is shown"
    assert at_1(ranks["hybrid"]) < at_1(ranks["vector"])

    def first(method: str, kind: str) -> int:
        return sum(
            rank == 1 and q.kind == kind
            for q, rank in zip(ASKED, ranks[method], strict=True)
        )

    assert first("keyword", "code") > first("vector", "code")
    assert first("hybrid", "code") == first("keyword", "code")
    assert first("keyword", "paraphrase") <= 1 < first("vector", "paraphrase")
    assert first("hybrid", "paraphrase") < first("vector", "paraphrase")


# --8<-- [end:claims]


def test_the_kinds_cover_every_question() -> None:
    assert {one.kind for one in ASKED} == set(KINDS)


def test_the_title_is_what_makes_sections_better_than_500_characters(
    own: store.Connection, encoder: CachedEncoder
) -> None:
    found = {
        name: at_5(rank_all(own, encoder, ASKED, cut)["hybrid"])
        for name, cut in CUTS.items()
    }
    assert found["by heading"] < found["500 characters"]
    assert found["500 characters"] < found["by heading, with title"]


def test_question_words_hurt_the_keyword_ranking_on_the_development_half(
    own: store.Connection, encoder: CachedEncoder
) -> None:
    asked = questions("development")
    every = rank_all(own, encoder, asked, make=lambda t: Keywords(t, stop=()))
    ours = rank_all(own, encoder, asked)
    assert mrr(every["keyword"]) < mrr(ours["keyword"])


# --8<-- [start:threshold]
def test_the_threshold_is_the_one_that_the_development_half_chooses(
    retriever: Retriever,
) -> None:
    assert choose(*find(retriever, "development")) == THRESHOLD


def test_what_the_page_says_about_refusals(retriever: Retriever) -> None:
    answerable, empty = find(retriever, "development")
    assert refusals(answerable, empty, THRESHOLD)[1] == 0
    answerable, empty = find(retriever, "test")
    refused, answered = refusals(answerable, empty, THRESHOLD)
    assert 0 < refused < len(answerable) / 4
    assert 0 < answered < len(empty) / 2, "on new questions, some get through"


# --8<-- [end:threshold]


def test_an_unknown_code_is_refused_however_near_its_neighbours_are() -> None:
    near = Found({"a": "ERR-4312"}, 0.99, frozenset({"ERR-9999"}))
    assert why_not(near) == "no document mentions ERR-9999"
    assert why_not(Found({"a": "x"}, THRESHOLD, frozenset())) is None
    assert why_not(Found({"a": "x"}, THRESHOLD - 0.001, frozenset()))


def test_a_wrong_answer_costs_two_refusals() -> None:
    def found(similarity: float) -> Found:
        return Found({}, similarity, frozenset())

    good = [found(0.3), found(0.6), found(0.6), found(0.6)]
    bad = [found(0.4), found(0.1), found(0.1), found(0.1)]
    # One refusal of four is cheaper than one wrong answer of four.
    assert choose(good, bad) == 0.41
    assert refusals(good, bad, 0.41) == (1, 0)
    assert refusals(good, bad, 0.2) == (0, 1)


def test_the_gate_fails_below_its_value(
    database_url: str, connection: store.Connection
) -> None:
    command = [sys.executable, "evaluate.py", "--gate", "0.8"]
    env = os.environ | {"DATABASE_URL": database_url}
    done = subprocess.run(command, cwd=HERE, env=env, check=False)
    assert done.returncode == 0
    assert retrieval(connection, gate=0.99) == 1
