from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from exercise import nearest


@pytest.fixture
def connection(database_url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(database_url) as connection:
        connection.execute("CREATE EXTENSION vector")
        connection.execute(
            "CREATE TABLE chunk (id text, tenant text, embedding vector(3))"
        )
        yield connection


def fill(connection: psycopg.Connection[Any], big: int, small: int) -> None:
    """Chunks in the plane of the first two axes, each a little further away."""
    insert = "INSERT INTO chunk VALUES (%s, %s, %s)"
    rows = [(f"big-{n}", "big", f"[1,{n / 1000},0]") for n in range(big)]
    rows += [(f"small-{n}", "small", f"[1,{1 + n},0]") for n in range(small)]
    connection.cursor().executemany(insert, rows)


# --8<-- [start:test]
def test_near_chunks_of_another_tenant_take_no_place(connection) -> None:
    fill(connection, big=20, small=4)
    found = nearest(connection, "small", "[1,0,0]", 3)
    assert found == ["small-0", "small-1", "small-2"]
    assert len(nearest(connection, "small", "[1,0,0]", 10)) == 4


def test_an_approximate_index_returns_as_many(connection) -> None:
    fill(connection, big=400, small=20)
    connection.execute("CREATE INDEX ON chunk USING hnsw (embedding vector_cosine_ops)")
    connection.execute("ANALYZE chunk")
    connection.execute("SET enable_seqscan = off")
    assert len(nearest(connection, "small", "[1,0,0]", 5)) == 5


# --8<-- [end:test]
