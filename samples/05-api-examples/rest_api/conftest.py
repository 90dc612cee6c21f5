"""One server on a real socket and one database per module of tests."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import httpx2
import pytest
from psycopg import Connection
from psycopg.rows import dict_row

import storage
from live import serve
from storage import Db
from support import postgres

_keys = itertools.count(1)


@pytest.fixture(scope="module")
def url(postgres_server: str) -> Iterator[str]:
    with postgres.fresh_database(postgres_server) as url:
        storage.create_tables(url)
        yield url


@pytest.fixture(scope="module")
def server(url: str) -> Iterator[str]:
    with serve("main", database_url=url, limit=100_000) as server:
        yield server


@pytest.fixture(scope="module")
def client(server: str) -> Iterator[httpx2.Client]:
    # After a 500, uvicorn closes the connection: take a new one each time.
    fresh = httpx2.Limits(max_keepalive_connections=0)
    with httpx2.Client(base_url=server, timeout=30, limits=fresh) as client:
        yield client


@pytest.fixture
def db(url: str) -> Iterator[Db]:
    with Connection[dict[str, object]].connect(
        url, row_factory=dict_row, autocommit=True
    ) as db:
        yield db
        db.execute("TRUNCATE payments, answers, exports, quotas")


Pay = Callable[..., httpx2.Response]


@pytest.fixture
def pay(client: httpx2.Client, db: Db) -> Pay:
    def send(
        key: str | None = None, caller: str = "app", **body: object
    ) -> httpx2.Response:
        headers = {
            "Idempotency-Key": key or f"key-{next(_keys):06}",
            "X-Client": caller,
        }
        whole = {"account": "ES00001234", "cents": 4990} | body
        return client.post("/v1/payments", json=whole, headers=headers)

    return send


@pytest.fixture
def count(db: Db) -> Callable[[str], int]:
    def rows(table: str) -> int:
        return len(db.execute(f"SELECT 1 FROM {table}").fetchall())  # noqa: S608

    return rows
