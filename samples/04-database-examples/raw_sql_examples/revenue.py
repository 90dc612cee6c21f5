"""Each side is summed before it is joined."""

from typing import LiteralString

import psycopg

from shop import create, database_url, show

# --8<-- [start:revenue]
REVENUE: LiteralString = """
    WITH sold AS (
        SELECT order_id, sum(quantity * price) AS amount
        FROM order_lines GROUP BY order_id
    ), paid AS (
        SELECT order_id, sum(amount) AS amount FROM payments GROUP BY order_id
    )
    SELECT c.name, coalesce(sum(s.amount), 0) AS sold,
           coalesce(sum(p.amount), 0) AS paid
    FROM customers c
    LEFT JOIN orders o ON o.customer_id = c.id
    LEFT JOIN sold s ON s.order_id = o.id
    LEFT JOIN paid p ON p.order_id = o.id
    GROUP BY c.id ORDER BY c.id
"""
# --8<-- [end:revenue]

if __name__ == "__main__":
    with psycopg.connect(database_url()) as connection:
        create(connection)
        show(connection.execute(REVENUE))
