"""Every test of the contract runs against every app: a server process each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx2
import psycopg
import pytest

from serving import App, Server, create_tables, read_apps, serve
from support import postgres

APPS = read_apps()
Post = Callable[..., httpx2.Response]


@pytest.fixture(scope="module", params=APPS)
def app(request: pytest.FixtureRequest) -> App:
    return APPS[request.param]


@pytest.fixture(scope="module")
def database(app: App, postgres_server: str) -> Iterator[str]:
    with postgres.fresh_database(postgres_server) as url:
        create_tables(app, url)
        yield url


@pytest.fixture(scope="module")
def server(app: App, database: str) -> Iterator[Server]:
    with serve(app, database) as running:
        yield running


@pytest.fixture
def client(server: Server) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=server.url, timeout=10) as client:
        yield client


@pytest.fixture
def tables(database: str) -> list[str]:
    """The tables of the app, whatever they are called."""
    with psycopg.connect(database) as connection:
        rows = connection.execute(
            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
    return [name for (name,) in rows]


@pytest.fixture
def number(request: pytest.FixtureRequest) -> Iterator[int]:
    """A number that no other test uses: the database lives as long as its server."""
    taken = request.config.stash.setdefault(NUMBERS, [0])
    taken[0] += 100
    return taken[0]


NUMBERS = pytest.StashKey[list[int]]()


@pytest.fixture
def post(client: httpx2.Client, number: int) -> Post:
    def send(key: int = 0, sku: int = 0, **changes: object) -> httpx2.Response:
        body = {"sku": f"TEA-{number + sku:04d}", "name": "Green tea", "price": "4.50"}
        headers = {"Idempotency-Key": f"key-{number + key:06d}"}
        return client.post("/items", json=body | changes, headers=headers)

    return send
