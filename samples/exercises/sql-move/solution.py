"""Both statements in one transaction, and a target that has to exist."""

from typing import Any

import psycopg


def move(
    connection: psycopg.Connection[Any], source: str, target: str, pieces: int
) -> None:
    """Take `pieces` from one warehouse to the other, in autocommit."""
    with connection.transaction():
        for name, change in ((source, -pieces), (target, pieces)):
            moved = connection.execute(
                "UPDATE warehouses SET pieces = pieces + %s WHERE name = %s",
                [change, name],
            )
            if moved.rowcount != 1:
                raise LookupError(name)
