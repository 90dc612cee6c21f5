"""CONTRACT.md as tests. They know nothing of the framework that answers."""

import signal
import threading
import time
from datetime import datetime

import httpx2
import psycopg
import pytest

from serving import serve

HEADERS = {"content-type": "application/json", "idempotency-key": "key-refused"}
VALID = b'{"sku": "TEA-0001", "name": "tea", "price": 4}'


def is_problem(answer, *statuses):
    assert answer.status_code in statuses
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == answer.status_code
    assert body["title"]
    assert "Traceback" not in answer.text
    if answer.status_code == 422:
        assert all(set(error) == {"where", "why"} for error in body["errors"])
        assert body["errors"]
    return body


def send(client, body, **headers):
    return client.post("/items", content=body, headers=HEADERS | headers)


def newest(client):
    """Every item that is stored: an answer must not lie about what was written."""
    found, after = [], 0
    while after is not None:
        page = client.get("/items", params={"after": after, "limit": 100}).json()
        found, after = found + page["items"], page["next_after"]
    return found


# --8<-- [start:created]
def test_creation_answers_201_with_a_location(client, post):
    created = post(cost="1.20", name="  Té verde 🍵 ")
    assert created.status_code == 201
    assert created.headers["Location"].endswith(f"/items/{created.json()['id']}")
    assert client.get(created.headers["Location"]).json() == created.json()
    assert created.json()["name"] == "Té verde 🍵"


def test_the_cost_never_leaves(client, post):
    created = post(cost=1.2).json()
    assert set(created) == {"id", "sku", "name", "price", "created_at"}
    assert datetime.fromisoformat(created["created_at"]).utcoffset() is not None
    page = client.get("/items?limit=1").json()
    assert set(page["items"][0]) == set(created)


# --8<-- [end:created]


@pytest.mark.parametrize(
    ("sent", "stored"),
    [("4", "4.00"), ("4.5", "4.50"), ("1E+3", "1000.00"), ('"999999.99"', "999999.99")],
)
def test_a_price_has_one_form(client, number, sent, stored):
    body = f'{{"sku": "TEA-{number:04d}", "name": "tea", "price": {sent}}}'
    created = send(client, body, **{"idempotency-key": f"key-{number:06d}"})
    assert created.json()["price"] == stored
    assert client.get(created.headers["Location"]).json()["price"] == stored


# --8<-- [start:refused]
@pytest.mark.parametrize(
    "price",
    ["NaN", '"NaN"', "1e400", '"1e400"', "-1", "0", "Infinity", '"Infinity"', "true",
     "19.999", "1000000", "1E+999999", '"1_0"', '" 4"', '"٤"', '"1E+1"', "null", "[]",
     '""', "0.001", "19.990000000000000001"],
)  # fmt: skip
def test_a_price_that_is_not_money_is_422(client, price):
    before = newest(client)
    body = f'{{"sku": "TEA-0001", "name": "tea", "price": {price}}}'
    is_problem(send(client, body.encode()), 422)
    assert newest(client) == before


# --8<-- [end:refused]


@pytest.mark.parametrize(
    ("body", "statuses"),
    [
        (rb'{"sku": "TEA-0001", "name": "tea\u0000", "price": 4}', [422]),
        (rb'{"sku": "TEA-0001", "name": "tea \ud83c", "price": 4}', [422]),
        (rb'{"sku": "TEA-0001", "name": "tea", "price": 4, "\ud83c": 1}', [422]),
        (b'{"sku": "TEA-0001", "name": "tea", "price": 4, "price": 1}', [422]),
        (b'{"sku": "TEA-0001", "name": "tea", "price": 4, "admin": true}', [422]),
        (b'{"sku": "TEA-0001", "name": "   ", "price": 4}', [422]),
        (b'{"sku": "TEA-0001", "name": 7, "price": 4}', [422]),
        (b'{"sku": "TEA-0001", "name": "' + b"x" * 81 + b'", "price": 4}', [422]),
        (b'{"sku": "TEA-0001\\n", "name": "tea", "price": 4}', [422]),
        (b'{"name": "tea", "price": 4}', [422]),
        (b"[]", [422]),
        (b"null", [422]),
        (b"", [400, 422]),
        (b"name=tea&price=4", [400, 422]),
        (b'{"sku": "TEA-0001", "name": "t\xe9", "price": 4}', [400, 422]),
        (b'{"a": ' + b"[" * 15_000, [400, 422]),
        (b'{"a": ' + b"9" * 15_000 + b"}", [400, 422]),
        (b"\xff\xfe{\x00}\x00", [400, 422]),
    ],
)
def test_a_hostile_body_is_refused(client, body, statuses):
    before = newest(client)
    is_problem(send(client, body), *statuses)
    assert newest(client) == before


def test_a_refusal_does_not_repeat_the_input(client):
    assert "hunter2" not in send(client, b'{"sku": "hunter2"}').text


def test_a_body_over_the_limit_is_413(client, post):
    before = newest(client)
    is_problem(post(name="x" * 20_000), 413)

    def chunks():  # no Content-Length to look at
        yield from [b'{"name": "', *[b"x" * 1_000] * 40, b'"}']

    assert 400 <= send(client, chunks()).status_code < 500
    assert newest(client) == before


@pytest.mark.parametrize(
    "key", [None, "short", "x" * 65, "key with spaces", "key/0001"]
)
def test_a_creation_needs_a_key(client, key):
    headers = {"content-type": "application/json"}
    if key is not None:
        headers["idempotency-key"] = key
    is_problem(client.post("/items", content=VALID, headers=headers), 422)


@pytest.mark.parametrize(
    ("method", "path", "statuses"),
    [
        ("GET", "/items/0", [404, 422]),
        ("GET", "/items/999999", [404]),
        ("GET", "/items/-1", [404, 422]),
        ("GET", "/items/x", [404, 422]),
        ("GET", "/items/1%00", [404, 422]),
        ("GET", "/items/" + "9" * 30, [404, 422]),
        ("GET", "/nowhere", [404]),
        ("GET", "/docs", [404]),
        ("DELETE", "/items", [405]),
        ("POST", "/items/1", [405]),
        ("GET", "/items?limit=1000000000", [422]),
        ("GET", "/items?limit=0", [422]),
        ("GET", "/items?limit=ten", [422]),
        ("GET", "/items?after=-1", [422]),
        ("GET", "/items?after=" + "9" * 30, [422]),
    ],
)
def test_every_refusal_has_the_same_shape(client, method, path, statuses):
    is_problem(client.request(method, path), *statuses)


def test_a_list_is_cut_into_pages(client, post):
    for nth in range(5):
        assert post(key=nth, sku=nth).status_code == 201
    after = newest(client)[-6]["id"] if len(newest(client)) > 5 else 0
    first = client.get("/items", params={"limit": 3, "after": after}).json()
    last = client.get("/items", params={"limit": 3, "after": first["next_after"]})
    assert [len(first["items"]), len(last.json()["items"])] == [3, 2]
    assert first["next_after"] == first["items"][-1]["id"]
    assert last.json()["next_after"] is None


# --8<-- [start:idempotency]
def test_the_same_key_twice_makes_one_row(client, post):
    before = len(newest(client))
    first, again = post(), post()
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert first.headers["Location"] == again.headers["Location"]
    assert len(newest(client)) == before + 1


def test_a_key_cannot_be_used_for_another_item(client, post):
    assert post().status_code == 201
    is_problem(post(price="9.99"), 409)


def test_a_taken_sku_is_409_and_its_key_is_free_again(post):
    assert post().status_code == 201
    is_problem(post(key=1), 409)
    assert post(key=1, sku=1).status_code == 201


def test_eight_retries_at_once_make_one_row(client, post):
    before, answers = len(newest(client)), []
    threads = [
        threading.Thread(target=lambda: answers.append(post())) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [201] * 8
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len(newest(client)) == before + 1


# --8<-- [end:idempotency]


def test_the_probes(client):
    assert client.get("/livez").json() == {"status": "alive"}
    assert client.get("/readyz").json() == {"status": "ready"}


def lock(connection, tables):
    connection.execute(f"LOCK TABLE {', '.join(tables)}")


def wait_for_a_waiter(database):
    """Return once a session of this database waits for a lock; fail after 10 s."""
    waiting = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    end = time.monotonic() + 10
    with psycopg.connect(database, autocommit=True) as watch:
        while watch.execute(waiting).fetchone()[0] == 0:
            assert time.monotonic() < end, "nobody waits for the lock"
            time.sleep(0.02)


def test_a_statement_that_waits_too_long_is_503(client, post, database, tables):
    with psycopg.connect(database) as other:
        lock(other, tables)
        began = time.monotonic()
        answer = post()
        assert 1.5 < time.monotonic() - began < 5
    is_problem(answer, 503)
    assert answer.headers["Retry-After"] == "2"
    assert post().status_code == 201


def test_at_most_five_connections_and_none_left_in_a_transaction(
    client, post, database
):
    def work(nth):
        for step in range(5):
            post(key=10 * nth + step, sku=step)
            client.get("/items/0")

    threads = [threading.Thread(target=work, args=(nth,)) for nth in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with psycopg.connect(database) as connection:
        states = connection.execute(
            "SELECT state FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
    assert len(states) <= 5
    assert {state for (state,) in states} <= {"idle", "active"}


# --8<-- [start:gone]
def test_without_a_database_it_lives_and_is_not_ready(app):
    nowhere = "postgresql://app@127.0.0.1:1/nowhere"
    with serve(app, nowhere) as alone:
        assert httpx2.get(f"{alone.url}/livez").status_code == 200
        for answer in (
            httpx2.get(f"{alone.url}/readyz"),
            httpx2.post(f"{alone.url}/items", content=VALID, headers=HEADERS),
        ):
            is_problem(answer, 503)
            assert answer.headers["Retry-After"] == "2"


# --8<-- [end:gone]


def test_sigterm_lets_a_running_request_finish(app, database, tables, number):
    answers = []
    body = {"sku": f"TEA-{number:04d}", "name": "tea", "price": 4}
    headers = {"Idempotency-Key": f"key-{number:06d}"}
    with serve(app, database) as server:
        request = threading.Thread(
            target=lambda: answers.append(
                httpx2.post(f"{server.url}/items", json=body, headers=headers)
            )
        )
        with psycopg.connect(database) as other:
            lock(other, tables)
            request.start()
            wait_for_a_waiter(database)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.3)
        request.join(10)
        assert answers[0].status_code == 201
        server.process.wait(10)


def test_nothing_so_far_was_a_crash(server):
    assert "Traceback" not in server.log()


# --8<-- [start:crash]
def test_a_crash_answers_500_and_tells_nothing(client, post, database, tables):
    with psycopg.connect(database) as connection:
        connection.execute(f"DROP TABLE {', '.join(tables)} CASCADE")
    body = is_problem(post(), 500)
    assert body == {"title": "Internal Server Error", "status": 500}


# --8<-- [end:crash]
