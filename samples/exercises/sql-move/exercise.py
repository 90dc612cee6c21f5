"""Move pieces without losing any."""

from typing import Any

import psycopg


def move(
    connection: psycopg.Connection[Any], source: str, target: str, pieces: int
) -> None:
    """Take `pieces` from one warehouse to the other, in autocommit."""
    connection.execute(
        "UPDATE warehouses SET pieces = pieces - %s WHERE name = %s", [pieces, source]
    )
    connection.execute(
        "UPDATE warehouses SET pieces = pieces + %s WHERE name = %s", [pieces, target]
    )
