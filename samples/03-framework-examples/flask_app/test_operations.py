"""The finished app under gunicorn, over a real socket."""

import signal
import threading
import time

import httpx2
import psycopg
import pytest

from live import serve

BODY = {"sku": "TEA-0001", "name": "tea", "price": "4.50"}
KEY = {"Idempotency-Key": "key-00001"}


@pytest.fixture
def url(app):
    return app.config["DATABASE_URL"]


@pytest.fixture
def server(url):
    with serve("shop:create_app()", DATABASE_URL=url) as server:
        yield server


@pytest.fixture
def creation(url, server):
    """A creation that waits for a lock; `other` lets it go on."""
    answers = []

    def create():
        answers.append(
            httpx2.post(
                f"{server.url}/items", json=BODY, headers=KEY, timeout=30
            )
        )

    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE items IN EXCLUSIVE MODE")
        thread = threading.Thread(target=create)
        thread.start()
        wait_for_a_waiter(url)
        yield thread, other, answers
    thread.join(30)


def get(url):
    return httpx2.get(url, timeout=30)


def wait_for_a_waiter(url):
    end = time.monotonic() + 10
    with psycopg.connect(url, autocommit=True) as connection:
        while time.monotonic() < end:
            waiting = connection.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database()"
                " AND wait_event_type = 'Lock'"
            ).fetchone()[0]
            if waiting:
                return
            time.sleep(0.02)
    raise TimeoutError("nobody waits for the lock")


# --8<-- [start:crosstalk]
def test_one_request_cannot_undo_another(creation, server):
    thread, other, answers = creation
    assert get(f"{server.url}/readyz").status_code == 200
    assert get(f"{server.url}/items/999").status_code == 404
    other.rollback()  # the lock goes, the creation goes on
    thread.join(30)
    assert answers[0].status_code == 201
    listed = get(f"{server.url}/items").json()["items"]
    assert [item["sku"] for item in listed] == ["TEA-0001"]


# --8<-- [end:crosstalk]


# --8<-- [start:sigterm]
def test_sigterm_finishes_the_request_that_runs(creation, server):
    thread, other, answers = creation
    server.process.send_signal(signal.SIGTERM)
    server.wait_for("Handling signal: term")
    other.rollback()
    thread.join(30)
    assert answers[0].status_code == 201
    assert server.process.wait(10) == 0


# --8<-- [end:sigterm]


# --8<-- [start:pieces]
def test_a_long_body_without_a_length_is_413(server):
    item = b'{"sku": "TEA-0001", "name": "tea", "price": 4}'

    def pieces():  # a whole item, and spaces, and what is cut off
        yield item + b" " * (16_384 - len(item))
        yield b"the rest"

    headers = KEY | {"content-type": "application/json"}
    answer = httpx2.post(
        f"{server.url}/items",
        content=pieces(),
        headers=headers,
        timeout=30,
    )
    assert answer.status_code == 413
    assert get(f"{server.url}/items").json()["items"] == []


# --8<-- [end:pieces]


def test_a_statement_that_waits_too_long_is_a_503(url):
    options = {"DATABASE_URL": url, "SHOP_STATEMENT_MS": "200"}
    with (
        serve("shop:create_app()", **options) as server,
        psycopg.connect(url) as other,
    ):
        other.execute("LOCK TABLE items")
        answer = httpx2.post(
            f"{server.url}/items", json=BODY, headers=KEY, timeout=30
        )
        server.wait_for("database unavailable: QueryCanceled")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"


def test_a_connection_that_died_costs_no_request(url, server):
    assert get(f"{server.url}/items").status_code == 200
    with psycopg.connect(url, autocommit=True) as other:
        ended = other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database()"
            " AND pid <> pg_backend_pid()"
        )
        assert ended.fetchall()
    assert get(f"{server.url}/items").status_code == 200


def test_a_crash_under_gunicorn_is_a_problem_too(url, server):
    with psycopg.connect(url) as connection:
        connection.execute("DROP TABLE items CASCADE")
    answer = get(f"{server.url}/items")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    server.wait_for("UndefinedTable")
