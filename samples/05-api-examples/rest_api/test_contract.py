"""What the API promises: errors, limits, ends, and the document that says it."""

import asyncio
import copy
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx2
import psycopg
import pytest

import contract
import lifecycle
import problems
import worker
from live import serve

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/payments/1", 404),
        ("GET", "/nothing", 404),
        ("DELETE", "/v1/payments", 405),
        ("POST", "/v1/payments", 422),
        ("GET", "/v1/payments/0", 422),
    ],
)
def test_every_error_is_a_problem(client, db, method, path, status):
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["status"] == status
    assert {"type", "title"} <= answer.json().keys()


# --8<-- [start:types]
def test_no_type_was_renamed():
    """A client compares these strings. Add to the list, never edit it."""
    assert set(problems.CATALOGUE) >= {
        "invalid-request", "invalid-cursor", "key-reused", "key-in-use",
        "changed-meanwhile", "if-match-required", "wrong-patch-type",
        "too-many-requests", "retired",
    }  # fmt: skip


# --8<-- [end:types]


def test_a_type_can_be_looked_up(client):
    answer = client.get("/v1/problems/key-reused")
    assert answer.json()["type"] == problems.BASE + "key-reused"
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert client.get("/v1/problems/unknown").status_code == 404


def test_the_quota_is_counted_and_refused(url, db):
    with serve("main", database_url=url, limit=3) as server:
        ana = {"X-Client": "ana"}
        answers = [httpx2.get(f"{server}/v1/payments", headers=ana) for _ in range(8)]
        other = httpx2.get(f"{server}/v1/payments", headers={"X-Client": "luis"})
    # A new window may begin in between: at most 3 in each of two.
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) >= 2
    assert other.status_code == 200
    assert refused[0].json()["type"] == problems.BASE + "too-many-requests"
    assert refused[0].headers["RateLimit-Policy"] == '"client";q=3;w=60'
    left = refused[0].headers["Retry-After"]
    assert refused[0].headers["RateLimit"] == f'"client";r=0;t={left}'


def test_a_broken_counter_stops_nobody(client, db):
    db.execute("ALTER TABLE quotas RENAME TO away")
    try:
        answer = client.get("/v1/payments")
    finally:
        db.execute("ALTER TABLE away RENAME TO quotas")
    assert answer.status_code == 200
    assert "RateLimit" not in answer.headers
    assert "RateLimit" in client.get("/v1/payments").headers


def test_no_database_is_503_and_says_when_to_come_back():
    answer = asyncio.run(problems.unavailable(None, psycopg.OperationalError()))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")


def test_a_deprecated_operation_says_until_when():
    recent = lifecycle.RECENT
    headers = recent.check(recent.sunset - timedelta(seconds=1))
    assert headers["Deprecation"] == "@1790812800"
    assert parsedate_to_datetime(headers["Sunset"]) == recent.sunset
    assert recent.deprecated < recent.sunset
    with pytest.raises(problems.Problem) as end:
        recent.check(recent.sunset)
    assert (end.value.status, end.value.name) == (410, "retired")


def test_the_deprecated_operation_sends_its_headers(client, db):
    answer = client.get("/v1/recent-payments")
    expected = 200 if datetime.now(UTC) < lifecycle.RECENT.sunset else 410
    assert answer.status_code == expected
    for name, value in lifecycle.RECENT.headers().items():
        assert answer.headers[name] == value


def test_an_export_is_accepted_and_done_later(client, db, pay):
    pay()
    key = {"Idempotency-Key": "export-0001"}
    wanted = {"category": "other"}
    started = client.post("/v1/exports", json=wanted, headers=key)
    assert (started.status_code, started.headers["Retry-After"]) == (202, "1")
    assert client.post("/v1/exports", json=wanted, headers=key).json() == started.json()
    where = started.headers["Location"]
    queued = client.get(where)
    assert queued.json()["status"] == "queued"
    assert queued.headers["Retry-After"] == "1"
    assert worker.work_off_one(db)
    assert not worker.work_off_one(db)
    assert client.get(where).json() == started.json() | {"status": "done", "rows": 1}


def test_an_export_that_cannot_be_done_says_so(client, db):
    key = {"Idempotency-Key": "export-0001"}
    started = client.post("/v1/exports", json={"category": "food"}, headers=key)
    db.execute("ALTER TABLE payments RENAME COLUMN category TO away")
    try:
        assert worker.work_off_one(db)
    finally:
        db.execute("ALTER TABLE payments RENAME COLUMN away TO category")
    assert client.get(started.headers["Location"]).json()["status"] == "failed"


# --8<-- [start:snapshot]
@pytest.fixture
def snapshot():
    return json.loads(contract.SNAPSHOT.read_text(encoding="utf-8"))


def test_no_client_of_the_snapshot_breaks(snapshot):
    assert contract.breaking(snapshot, contract.document()) == []


def test_the_snapshot_is_up_to_date(snapshot):
    now = json.loads(json.dumps(contract.document()))
    assert now == snapshot, "look at the diff, then run: python contract.py"


# --8<-- [end:snapshot]


def payment(document):
    return document["components"]["schemas"]["PaymentOut"]["properties"]


def parameter(document, path, name):
    parameters = document["paths"][path]["get"]["parameters"]
    return next(one for one in parameters if one["name"] == name)


BREAKING = {
    "GET /v1/payments: gone": lambda d: d["paths"]["/v1/payments"].pop("get"),
    "GET /v1/payments/{payment_id} answers: note gone": lambda d: payment(d).pop(
        "note"
    ),
    "GET /v1/payments/{payment_id} answers.cents: may now be string": (
        lambda d: payment(d)["cents"].update(type="string")
    ),
    "GET /v1/payments/{payment_id} answers.account: may now be null": (
        lambda d: payment(d)["account"].update(type=["string", "null"])
    ),
    "GET /v1/exports/{export_id} answers.status: may now be 'late'": (
        lambda d: d["components"]["schemas"]["ExportOut"]["properties"]["status"][
            "enum"
        ].append("late")
    ),
    "POST /v1/payments takes: note now required": (
        lambda d: d["components"]["schemas"]["PaymentIn"]["required"].append("note")
    ),
    "POST /v1/payments takes.cents: maximum tightened to 100": (
        lambda d: d["components"]["schemas"]["PaymentIn"]["properties"]["cents"].update(
            maximum=100
        )
    ),
    "GET /v1/payments parameter sort: no longer '-cents'": (
        lambda d: parameter(d, "/v1/payments", "sort")["schema"]["enum"].remove(
            "-cents"
        )
    ),
    "GET /v1/payments: parameter limit now required": (
        lambda d: parameter(d, "/v1/payments", "limit").update(required=True)
    ),
    "GET /v1/payments: parameter cursor gone": (
        lambda d: d["paths"]["/v1/payments"]["get"]["parameters"].remove(
            parameter(d, "/v1/payments", "cursor")
        )
    ),
    "POST /v1/payments takes.account: another pattern": (
        lambda d: d["components"]["schemas"]["PaymentIn"]["properties"][
            "account"
        ].update(pattern="^[A-Z]{2}[0-9]{9}$")
    ),
    "GET /v1/payments/{payment_id} answers: cents may now be absent": (
        lambda d: d["components"]["schemas"]["PaymentOut"]["required"].remove("cents")
    ),
    "POST /v1/payments: 201 gone": (
        lambda d: d["paths"]["/v1/payments"]["post"]["responses"].pop("201")
    ),
}


@pytest.mark.parametrize("message", BREAKING)
def test_a_breaking_change_is_named(snapshot, message):
    new = copy.deepcopy(snapshot)
    BREAKING[message](new)
    assert message in contract.breaking(snapshot, new)


def test_refusing_fields_that_were_ignored_is_a_break(snapshot):
    old = copy.deepcopy(snapshot)
    del old["components"]["schemas"]["PaymentIn"]["additionalProperties"]
    found = contract.breaking(old, snapshot)
    assert found == ["POST /v1/payments takes: unknown fields now refused"]


def test_an_addition_breaks_nobody(snapshot):
    new = copy.deepcopy(snapshot)
    payment(new)["currency"] = {"type": "string"}
    new["paths"]["/v1/refunds"] = {"get": {"responses": {}}}
    wanted = new["components"]["schemas"]["PaymentIn"]["properties"]
    wanted["cents"]["maximum"] *= 10
    parameter(new, "/v1/payments", "sort")["schema"]["enum"].append("account")
    assert contract.breaking(snapshot, new) == []


# --8<-- [start:schemathesis]
def test_schemathesis_finds_nothing(server, db, tmp_path):
    command = [
        Path(sys.executable).with_name("schemathesis"),
        *("--config-file", HERE / "schemathesis.toml"),
        *("run", f"{server}/openapi.json", "--no-color"),
        *("--max-examples", "3", "--seed", "1"),
        *("--phases", "coverage,fuzzing"),
    ]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


# --8<-- [end:schemathesis]
