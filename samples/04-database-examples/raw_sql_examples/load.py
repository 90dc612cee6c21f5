"""Four ways to write the same rows."""

from __future__ import annotations

from collections.abc import Iterable

from shop import Connection

Rows = Iterable[tuple[str, int]]

INSERT = "INSERT INTO stock (sku, quantity) VALUES (%s, %s)"


# --8<-- [start:three]
def one_by_one(connection: Connection, rows: Rows) -> None:
    for row in rows:
        connection.execute(INSERT, row)


def many(connection: Connection, rows: Rows) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, rows)


def copy(connection: Connection, rows: Rows) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY stock (sku, quantity) FROM STDIN") as stream,
    ):
        for row in rows:
            stream.write_row(row)


# --8<-- [end:three]


# --8<-- [start:merge]
def copy_and_merge(connection: Connection, rows: Rows) -> None:
    """COPY knows no ON CONFLICT: load into a temporary table, then merge."""
    with connection.transaction(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE incoming (sku text, quantity integer) ON COMMIT DROP"
        )
        with cursor.copy("COPY incoming FROM STDIN") as stream:
            for row in rows:
                stream.write_row(row)
        cursor.execute(
            """
            INSERT INTO stock AS s (sku, quantity)
            SELECT sku, sum(quantity) FROM incoming GROUP BY sku
            ON CONFLICT (sku) DO UPDATE SET quantity = s.quantity + EXCLUDED.quantity
            """
        )


# --8<-- [end:merge]
