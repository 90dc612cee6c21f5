"""The finished app on a fresh PostgreSQL database, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx2
import pytest
from fastapi.testclient import TestClient
from support import postgres

from create_tables import create_tables
from main import create_app
from settings import Settings

# --8<-- [start:fixtures]
Post = Callable[..., httpx2.Response]


@pytest.fixture
def settings(database_url: str) -> Settings:
    create_tables(database_url)
    return Settings(database_url, environment="development")


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(
        create_app(settings), raise_server_exceptions=False
    ) as client:
        yield client


@pytest.fixture
def post(client: TestClient) -> Post:
    def send(
        key: str = "key-00001", **changes: object
    ) -> httpx2.Response:
        body = {
            "sku": "TEA-0001",
            "name": "Green tea",
            "price": "4.50",
        } | changes
        return client.post(
            "/items", json=body, headers={"Idempotency-Key": key}
        )

    return send


# --8<-- [end:fixtures]


@pytest.fixture(scope="module")
def refusing(postgres_server: str) -> Iterator[TestClient]:
    """One app for all the requests that must store nothing."""
    with postgres.fresh_database(postgres_server) as url:
        create_tables(url)
        app = create_app(Settings(url, environment="development"))
        with TestClient(app, raise_server_exceptions=False) as client:
            yield client
            assert client.get("/items").json()["items"] == []
