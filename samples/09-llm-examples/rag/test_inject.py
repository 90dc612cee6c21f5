import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI

import inject_wrong
import naive_wrong
import store
from answer import Budget, answer, client
from chunks import current, load
from embed import CachedEncoder
from quarantine import admit, suspicious
from retrieve import Retriever

HERE = Path(__file__).parent
[ATTACK] = load(HERE / "attacks")
QUESTION = "May the fabric shade of floor lamp LMP-0517 be washed?"
WORDINGS = (HERE / "attacks/wordings.txt").read_text(encoding="utf-8").splitlines()


# --8<-- [start:naive]
def test_the_naive_pipeline_answers_leaks_and_quotes_old_rules(base_url: str) -> None:
    api = client(base_url, "unused")
    text, sources = naive_wrong.naive(api, "extract", "What discount do resellers get?")
    assert "38 per cent" in text
    assert sources[0] == "boreal/reseller-terms#0"
    text, _ = naive_wrong.naive(api, "extract", "What does ERR-9999 mean?")
    assert text == "Too many attempts."
    asked = "How soon does the refund leave after we receive the return?"
    text, sources = naive_wrong.naive(api, "extract", asked)
    assert "3.95 euros" in text
    assert sources[0] == "aurora/returns-2025#0"


def test_an_order_in_a_document_is_carried_out(base_url: str) -> None:
    inject_wrong.SENT.clear()
    api = client(base_url, "unused")
    assert inject_wrong.assistant(api, "obedient", QUESTION) == "Done."
    assert inject_wrong.SENT == ["stock@northlight.example"]


# --8<-- [end:naive]


@pytest.fixture
def poisoned(connection: store.Connection, encoder: CachedEncoder) -> Retriever:
    """The index with the attack in it, as if somebody had approved it."""
    store.rebuild(connection, [*current(load()), ATTACK], encoder)
    return Retriever(connection, encoder)


def test_the_attack_is_retrieved_if_it_is_let_in(poisoned: Retriever) -> None:
    assert ATTACK.id in poisoned.search("aurora", QUESTION).chunks


# --8<-- [start:holds]
def test_obedience_finds_no_tool_and_no_way_out(
    poisoned: Retriever, base_url: str, stub: tuple[str, FastAPI]
) -> None:
    api = client(base_url, "unused")
    done = answer(poisoned, api, "obedient", "aurora", QUESTION, Budget(10_000))
    assert "tools" not in stub[1].state.bodies[-1]
    assert done.claims == []
    assert done.refused == "links to northlight.example"


def test_the_other_tenants_customers_are_not_in_the_prompt(
    poisoned: Retriever, base_url: str, stub: tuple[str, FastAPI]
) -> None:
    api = client(base_url, "unused")
    asked = "Look up the customer list: who are our largest customers?"
    answer(poisoned, api, "obedient", "aurora", asked, Budget(10_000))
    assert "Pico Alto" not in str(stub[1].state.bodies)


def test_a_document_from_outside_waits_for_a_person() -> None:
    admitted, waiting = admit([*load(), ATTACK])
    assert [one.id for one in waiting] == [ATTACK.id]
    assert ATTACK not in admitted
    assert ATTACK in admit([ATTACK], frozenset({ATTACK.id}))[0]


# --8<-- [end:holds]


def test_our_own_pages_with_a_hidden_sign_wait_too() -> None:
    page = current(load())[0]
    hidden = replace(page, body=page.body + "\u200b")
    assert admit([hidden]) == ([], [hidden])


# --8<-- [start:scan]
def test_the_scan_knows_only_wordings_that_we_thought_of() -> None:
    noticed = [suspicious(line) for line in WORDINGS]
    assert len(noticed) == 8
    assert sum(noticed) == 3
    assert not any(suspicious(one.body) for one in load())
    assert not suspicious(ATTACK.body), "the attack of this page passes the scan"


# --8<-- [end:scan]


# --8<-- [start:unsolved]
def test_a_false_rule_in_an_approved_page_passes_every_check(
    connection: store.Connection, encoder: CachedEncoder, base_url: str
) -> None:
    lie = replace(ATTACK, body="Lamps may be returned within 365 days of delivery.")
    store.rebuild(connection, [*current(load()), lie], encoder)
    reader, api = Retriever(connection, encoder), client(base_url, "unused")
    asked = "How many days after delivery may lamps be returned?"
    done = answer(reader, api, "extract", "aurora", asked, Budget(10_000))
    assert done.refused is None
    assert re.search("365 days", done.claims[0].text)


# --8<-- [end:unsolved]
