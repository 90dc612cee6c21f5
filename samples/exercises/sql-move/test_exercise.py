from typing import Any

import psycopg
import pytest
from exercise import move
from psycopg.pq import TransactionStatus

TABLE = """
    CREATE TABLE warehouses (
        name text PRIMARY KEY, pieces integer CHECK (pieces BETWEEN 0 AND 100));
    INSERT INTO warehouses VALUES ('north', 60), ('south', 50);
"""


def pieces(connection: psycopg.Connection[Any]) -> dict[str, int]:
    return dict(connection.execute("SELECT name, pieces FROM warehouses").fetchall())


# --8<-- [start:test]
def test_pieces_move_or_stay(database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(TABLE)
        with pytest.raises(psycopg.errors.CheckViolation):
            move(connection, "north", "south", 55)  # the south holds 100 at most
        assert pieces(connection) == {"north": 60, "south": 50}
        with pytest.raises(LookupError):
            move(connection, "north", "west", 10)
        assert pieces(connection) == {"north": 60, "south": 50}
        move(connection, "north", "south", 10)
        assert pieces(connection) == {"north": 50, "south": 60}
        assert connection.autocommit
        assert connection.info.transaction_status is TransactionStatus.IDLE


# --8<-- [end:test]
