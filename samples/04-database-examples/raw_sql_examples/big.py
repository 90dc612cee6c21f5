"""The queries whose plans the page reads, and as many rows as they need."""

from __future__ import annotations

from typing import LiteralString

import psycopg
from psycopg import sql

from shop import Connection, create

# --8<-- [start:fill]
FILL_CUSTOMERS: LiteralString = """
    INSERT INTO customers (email, name)
    SELECT format('c%%s@shop.example', n), format('Customer %%s', n)
    FROM generate_series(1, %s) n
"""
FILL_ORDERS: LiteralString = """
    INSERT INTO orders (customer_id, placed_at, status)
    SELECT 1 + (n::bigint * 7919) %% %s,
           timestamptz '2025-01-01 00:00Z' + n * interval '40 seconds',
           CASE WHEN n %% 500 = 0 THEN 'open' ELSE 'packed' END
    FROM generate_series(1, %s) n
"""
# --8<-- [end:fill]

# --8<-- [start:latest]
LATEST: LiteralString = """
    SELECT id, placed_at, status FROM orders
    WHERE customer_id = 42
    ORDER BY placed_at DESC, id DESC LIMIT 20
"""
INDEX: LiteralString = """
    CREATE INDEX orders_latest ON orders (customer_id, placed_at DESC, id DESC)
"""
# --8<-- [end:latest]

# --8<-- [start:day]
BY_CAST: LiteralString = """
    SELECT count(*) FROM orders
    WHERE (placed_at AT TIME ZONE 'UTC')::date = '2025-06-01'
"""
BY_RANGE: LiteralString = """
    SELECT count(*) FROM orders
    WHERE placed_at >= '2025-06-01 00:00Z' AND placed_at < '2025-06-02 00:00Z'
"""
# --8<-- [end:day]

# --8<-- [start:pages]
BY_OFFSET: LiteralString = """
    SELECT id, placed_at FROM orders
    ORDER BY placed_at DESC, id DESC LIMIT 50 OFFSET %s
"""
BY_KEY: LiteralString = """
    SELECT id, placed_at FROM orders
    WHERE (placed_at, id) < (%s, %s)
    ORDER BY placed_at DESC, id DESC LIMIT 50
"""
# --8<-- [end:pages]
PAGES_INDEX: LiteralString = "CREATE INDEX orders_pages ON orders (placed_at, id)"


def fill(connection: Connection, customers: int, orders: int) -> None:
    """Create the tables with that many rows; the foreign key's index is left out."""
    create(connection, filled=False)
    connection.execute("DROP INDEX orders_customer_id")
    connection.execute(FILL_CUSTOMERS, [customers])
    connection.execute(FILL_ORDERS, [customers, orders])
    connection.commit()
    connection.autocommit = True
    connection.execute("VACUUM ANALYZE customers, orders")


# --8<-- [start:explain]
def explain(
    connection: Connection, query: LiteralString, values: list[object] | None = None
) -> str:
    """Run the query (an UPDATE too!) and return its plan."""
    statement = sql.SQL("EXPLAIN (ANALYZE, BUFFERS) ") + sql.SQL(query)
    with psycopg.ClientCursor(connection) as cursor:
        cursor.execute(statement, values)
        return "\n".join(line for (line,) in cursor)


# --8<-- [end:explain]
