"""What the app does when the world around it misbehaves."""

import signal
import socket
import threading
import time
from dataclasses import replace

import httpx2
import psycopg
import pytest
from fastapi.testclient import TestClient

import hostile
from live import serve
from main import create_app
from settings import Settings

BODY = {"sku": "TEA-0001", "name": "tea", "price": "4.50"}
KEY = {"Idempotency-Key": "key-00001"}


@pytest.fixture
def locked(settings):
    """The table `items` locked by somebody else, until the test lets it go."""
    with psycopg.connect(settings.database_url) as other:
        other.execute("LOCK TABLE items")
        yield other


@pytest.fixture
def silent_port():
    """A database host that accepts the connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def open_connections(settings):
    with psycopg.connect(settings.database_url) as connection:
        return connection.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND state LIKE 'idle in transaction%'"
        ).fetchone()[0]


def test_nothing_hostile_crashes_it_over_a_real_socket(settings):
    with serve(
        "main:create_app", "--factory", DATABASE_URL=settings.database_url
    ) as server:
        answers = hostile.fire(server.url, sku=True)
        assert server.process.poll() is None
    statuses = {
        label: answer.status_code for label, answer in answers.items()
    }
    assert [k for k, v in statuses.items() if v == 201] == ["price 19.99"]
    assert all(400 <= v < 500 for k, v in statuses.items() if v != 201)
    assert "Traceback" not in server.log()


# --8<-- [start:leak]
def test_no_request_leaves_a_transaction_open(client, post, settings):
    for number in range(3 * settings.pool_size):
        post(key=f"key-{number:05}")  # one 201, then only 409
        client.get("/items/999")
        client.get("/items?limit=0")
    assert open_connections(settings) == 0
    assert client.get("/readyz").status_code == 200


# --8<-- [end:leak]


def test_a_statement_that_waits_too_long_is_a_503(settings, locked):
    with TestClient(
        create_app(replace(settings, statement_ms=200))
    ) as client:
        answer = client.post("/items", json=BODY, headers=KEY)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"
    assert answer.json() == {
        "title": "Service Unavailable",
        "status": 503,
        "detail": "Try again later.",
    }


def test_a_full_pool_is_a_503_and_not_a_queue(settings, locked):
    tight = replace(
        settings, pool_size=1, pool_wait_seconds=0.2, statement_ms=1_500
    )
    with TestClient(create_app(tight)) as client:
        first = threading.Thread(
            target=lambda: client.post("/items", json=BODY, headers=KEY)
        )
        first.start()
        time.sleep(0.3)
        began = time.monotonic()
        assert client.get("/items").status_code == 503
        assert time.monotonic() - began < 1.4
        first.join()


# --8<-- [start:health]
def test_livez_needs_no_database_and_readyz_does(silent_port):
    gone = Settings(
        f"postgresql://app@127.0.0.1:{silent_port}/x", connect_seconds=2
    )
    with TestClient(create_app(gone)) as client:
        assert client.get("/livez").status_code == 200
        began = time.monotonic()
        assert client.get("/readyz").status_code == 503
        assert time.monotonic() - began < 5


# --8<-- [end:health]


def test_livez_answers_while_the_pool_is_busy(settings, locked):
    with TestClient(
        create_app(replace(settings, statement_ms=1_000))
    ) as client:
        stuck = [
            threading.Thread(
                target=lambda n=n: client.post(
                    "/items",
                    json=BODY,
                    headers={"Idempotency-Key": f"key-{n:05}"},
                )
            )
            for n in range(10)
        ]
        for thread in stuck:
            thread.start()
        began = time.monotonic()
        assert client.get("/livez").status_code == 200
        assert time.monotonic() - began < 0.9
        for thread in stuck:
            thread.join()


# --8<-- [start:sigterm]
def test_sigterm_finishes_the_request_that_runs(settings, locked):
    with serve(
        "main:create_app", "--factory", DATABASE_URL=settings.database_url
    ) as server:
        answers = []

        def create():
            answers.append(
                httpx2.post(f"{server.url}/items", json=BODY, headers=KEY)
            )

        request = threading.Thread(target=create)
        request.start()
        time.sleep(0.5)  # it waits for the lock now
        server.process.send_signal(signal.SIGTERM)
        server.wait_for("Shutting down")
        locked.rollback()
        request.join(10)
        assert answers[0].status_code == 201
        assert server.process.wait(10) in (0, -signal.SIGTERM)
    assert "Application shutdown complete" in server.log()


# --8<-- [end:sigterm]


@pytest.mark.parametrize(
    ("environment", "status"), [("development", 200), ("production", 404)]
)
def test_the_docs_are_open_only_in_development(
    settings, environment, status
):
    app = create_app(replace(settings, environment=environment))
    with TestClient(app) as client:
        for path in ("/docs", "/redoc", "/openapi.json"):
            assert client.get(path).status_code == status


def test_the_default_environment_is_production():
    assert (
        Settings.from_env({"DATABASE_URL": "postgresql://x"}).docs
        is False
    )
