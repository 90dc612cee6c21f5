"""A small shop to ask questions to: four customers, four orders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, LiteralString

import psycopg

Connection = psycopg.Connection[tuple[Any, ...]]

SCHEMA = Path(__file__).with_name("schema.sql")

# --8<-- [start:data]
CUSTOMERS: LiteralString = """
    INSERT INTO customers (email, name, is_admin, invited_by) VALUES
        ('root@shop.example', 'root', true, NULL),
        ('ana@shop.example', 'Ana', false, 1),
        ('luis@shop.example', 'Luis', false, 2), ('eva@shop.example', 'Eva', false, 2)
"""
ORDERS: LiteralString = """
    INSERT INTO orders (customer_id, placed_at, status) VALUES
        (2, '2026-03-01 09:00Z', 'paid'), (2, '2026-03-02 10:00Z', 'paid'),
        (3, '2026-03-02 18:00Z', 'open'), (3, '2026-03-04 12:00Z', 'paid')
"""
LINES: LiteralString = """
    INSERT INTO order_lines (order_id, sku, quantity, price) VALUES
        (1, 'LAMP', 1, 50), (1, 'BULB', 2, 15), (1, 'CORD', 1, 20),
        (2, 'DESK', 1, 40), (3, 'LAMP', 2, 50), (4, 'BULB', 4, 15)
"""
PAYMENTS: LiteralString = """
    INSERT INTO payments (order_id, amount) VALUES (1, 50), (1, 50), (2, 40), (4, 60)
"""
# --8<-- [end:data]


def database_url() -> str:
    """The address in DATABASE_URL; the database it names is empty."""
    return os.environ["DATABASE_URL"]


def create(connection: Connection, *, filled: bool = True) -> None:
    """Create the tables and commit; `filled` adds the rows above."""
    connection.execute(SCHEMA.read_bytes())
    connection.execute("RESET ALL")
    if filled:
        for statement in (CUSTOMERS, ORDERS, LINES, PAYMENTS):
            connection.execute(statement)
        connection.execute("INSERT INTO stock VALUES ('LAMP', 3), ('BULB', 10)")
    connection.commit()


def show(cursor: psycopg.Cursor[Any]) -> None:
    """Print the rows of a cursor as a table."""
    names = [column.name for column in cursor.description or ()]
    rows = [["NULL" if v is None else str(v) for v in row] for row in cursor]
    width = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    for line in (names, *rows):
        print("  ".join(f"{v:<{w}}" for v, w in zip(line, width, strict=True)).rstrip())
    if not rows:
        print("(no rows)")
