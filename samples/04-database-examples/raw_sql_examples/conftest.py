"""The shop on a database of its own."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from shop import Connection, create
from support import postgres


@pytest.fixture
def shop(database_url: str) -> Iterator[Connection]:
    with psycopg.connect(database_url) as connection:
        create(connection)
        yield connection


@pytest.fixture(scope="session")
def shared_url(postgres_server: str) -> Iterator[str]:
    with postgres.fresh_database(postgres_server) as url:
        with psycopg.connect(url) as connection:
            create(connection)
        yield url


@pytest.fixture
def same_shop(shared_url: str) -> Iterator[Connection]:
    """One database for many tests: the outer transaction is never committed."""
    connection = psycopg.connect(shared_url)
    connection.execute("SELECT 1")  # so that every transaction() is a savepoint
    yield connection
    connection.close()
