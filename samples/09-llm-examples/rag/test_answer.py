import hashlib
import json
import logging
import math
import time

import openai
import pytest
from fastapi import FastAPI

import answer as answering
from answer import Answer, Budget, Claim, Draft, OverBudget, answer, client, faults
from evaluate import questions
from retrieve import Retriever

CHUNKS = {"a#1": "Returns\nThe label is  free.\nMoney goes back within 7 days."}
LABEL = "Does the customer pay for the return label?"


def claim(text: str = "Free.", chunk: str = "a#1", quote: str = "The label is free."):
    return Claim(text=text, chunk=chunk, quote=quote)


def ask(retriever: Retriever, base_url: str, model: str, **kwargs: object) -> Answer:
    api = client(base_url, "unused", timeout=kwargs.pop("timeout", 10.0))
    budget = kwargs.pop("budget", Budget(10_000))
    return answer(retriever, api, model, "aurora", LABEL, budget)


# --8<-- [start:faults]
@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (claim(chunk="a#2"), "cites a#2, which was not retrieved"),
        (claim(quote="The label costs 4 euros."), "the quote is not in a#1"),
        (claim(quote="the label"), "a quote so short"),
        (claim("See https://a.example/x."), "links to a.example"),
        (claim("![](//d.example/p.gif)"), "links to d.example"),
        (claim("[here][1]\n[1]: HTTP://e.example/p"), "links to e.example"),
        (claim("![](https://help.aurora.example.b.example/p)"), "links to help.aur"),
        (claim("https://help.aurora.example@c.example/"), "links to c.example"),
    ],
)
def test_each_fault_is_noticed(wrong: Claim, fault: str) -> None:
    [found] = faults(Draft(claims=[wrong]), CHUNKS)
    assert found.startswith(fault)


def test_a_faultless_answer_passes() -> None:
    good = [
        claim(),
        claim(
            "Look at https://help.aurora.example/returns.", quote="the LABEL is free."
        ),
        claim(quote="free. Money goes back"),
    ]
    assert faults(Draft(claims=good), CHUNKS) == []


# --8<-- [end:faults]


def test_the_schema_is_one_that_strict_mode_accepts() -> None:
    schema = Draft.model_json_schema()
    for one in (schema, schema["$defs"]["Claim"]):
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
    assert "minLength" not in str(schema)


# --8<-- [start:cited]
def test_every_citation_is_a_retrieved_chunk_of_the_tenant(
    retriever: Retriever, base_url: str
) -> None:
    api, answered = client(base_url, "unused"), 0
    for half in ("development", "test"):
        for one in questions(half):
            budget = Budget(10_000)
            done = answer(retriever, api, "extract", one.tenant, one.question, budget)
            retrieved = retriever.search(one.tenant, one.question).chunks
            for cited in done.claims:
                answered += 1
                assert cited.quote in retrieved[cited.chunk]
    assert answered > 50


# --8<-- [end:cited]


# --8<-- [start:models]
@pytest.mark.parametrize(
    ("model", "reason"),
    [
        ("prose", "malformed answer: 1 errors"),
        ("cut", "ValueError: no whole answer: length"),
        ("inventor", "cites aurora/handbook-2019, which was not retrieved"),
        ("misquotes", "the quote is not in aurora/"),
        ("silent", "the sources do not answer"),
        ("down", "InternalServerError"),
    ],
)
def test_a_bad_answer_becomes_a_refusal_with_its_reason(
    retriever: Retriever, base_url: str, model: str, reason: str
) -> None:
    done = ask(retriever, base_url, model)
    assert done.claims == []
    assert str(done.refused).startswith(reason)


# --8<-- [end:models]


def test_the_good_model_is_believed(retriever: Retriever, base_url: str) -> None:
    done = ask(retriever, base_url, "extract")
    assert done.refused is None
    assert done.claims[0].chunk.startswith("aurora/returns-2026#")


# --8<-- [start:limits]
def test_a_busy_server_is_asked_again_once(
    retriever: Retriever, base_url: str, stub: tuple[str, FastAPI]
) -> None:
    assert ask(retriever, base_url, "busy").refused is None
    assert stub[1].state.calls["busy"] == 2
    ask(retriever, base_url, "down")
    assert stub[1].state.calls["down"] == 2


def test_a_silent_server_costs_two_timeouts_and_no_more(
    retriever: Retriever, base_url: str, stub: tuple[str, FastAPI]
) -> None:
    began = time.monotonic()
    done = ask(retriever, base_url, "hangs", timeout=0.1)
    assert str(done.refused).startswith("APITimeoutError")
    assert stub[1].state.calls["hangs"] == 2
    assert time.monotonic() - began < 5


def test_without_our_settings_the_sdk_would_wait_half_an_hour() -> None:
    plain = openai.OpenAI(api_key="unused")
    assert isinstance(plain.timeout, openai.Timeout)
    assert plain.timeout.read == 600
    assert plain.max_retries == 2


def test_no_call_is_made_that_the_budget_could_not_pay(
    retriever: Retriever, base_url: str, stub: tuple[str, FastAPI]
) -> None:
    ask(retriever, base_url, "extract")
    prompt = "".join(one["content"] for one in stub[1].state.bodies[0]["messages"])
    once = math.ceil(len(prompt) / 3) + answering.LONGEST
    done = ask(retriever, base_url, "extract", budget=Budget(2 * once - 1))
    assert str(done.refused).startswith("OverBudget")
    assert stub[1].state.calls["extract"] == 1
    assert ask(retriever, base_url, "extract", budget=Budget(2 * once)).claims


# --8<-- [end:limits]


def test_the_budget_counts_every_attempt_and_what_was_used(
    retriever: Retriever, base_url: str
) -> None:
    budget = Budget(left=1_000)
    budget.reserve("x" * 900, answer=200, attempts=2)
    with pytest.raises(OverBudget, match="1002 tokens at worst, 1000 left"):
        budget.reserve("x" * 903, answer=200, attempts=2)
    budget = Budget(left=10_000)
    ask(retriever, base_url, "extract", budget=budget)
    assert 9_000 < budget.left < 10_000


def test_a_question_that_is_refused_reaches_no_model(
    retriever: Retriever, base_url: str, stub: tuple[str, FastAPI]
) -> None:
    api = client(base_url, "unused")
    asked = "What does ERR-9999 mean?"
    done = answer(retriever, api, "extract", "aurora", asked, Budget(10_000))
    assert done.refused == "no document mentions ERR-9999"
    assert not stub[1].state.calls


# --8<-- [start:log]
def test_cost_time_and_sources_are_logged_without_the_question(
    retriever: Retriever, base_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "rag")
    ask(retriever, base_url, "extract")
    [record] = [one for one in caplog.records if one.name == "rag"]
    line = json.loads(record.getMessage())
    assert line["tokens"] > 0
    assert line["ms"] >= 0
    assert line["chunks"][0].startswith("aurora/")
    assert (line["model"], line["prompt"]) == ("extract", answering.PROMPT_VERSION)
    assert LABEL not in record.getMessage()


# --8<-- [end:log]


# --8<-- [start:snapshot]
def test_rules_and_schema_change_only_with_their_version() -> None:
    text = answering.RULES + json.dumps(Draft.model_json_schema(), sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    assert {answering.PROMPT_VERSION: digest} == {"2026-11-28": "962fc17f6a5e"}


# --8<-- [end:snapshot]


def test_the_sources_are_sent_as_data_and_no_tool_is_offered(
    retriever: Retriever, base_url: str, stub: tuple[str, FastAPI]
) -> None:
    ask(retriever, base_url, "extract")
    [body] = stub[1].state.bodies
    assert "tools" not in body
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["max_completion_tokens"] == answering.LONGEST
    sent = json.loads(body["messages"][1]["content"])
    assert sent["question"] == LABEL
    assert len(sent["sources"]) == 5
