"""Questions that a shop asks, each one statement."""

from typing import LiteralString

import psycopg

from shop import create, database_url, show

# --8<-- [start:having]
REGULARS: LiteralString = """
    SELECT c.name, count(*) AS orders
    FROM customers c JOIN orders o ON o.customer_id = c.id
    WHERE o.status <> 'open'
    GROUP BY c.id
    HAVING count(*) >= 2
"""
# --8<-- [end:having]
# --8<-- [start:latest]
LATEST: LiteralString = """
    WITH numbered AS (
        SELECT customer_id, id, status, row_number() OVER (
            PARTITION BY customer_id ORDER BY placed_at DESC, id DESC) AS n
        FROM orders
    )
    SELECT c.name, o.id AS last_order, o.status
    FROM customers c LEFT JOIN numbered o ON o.customer_id = c.id AND o.n = 1
    ORDER BY c.id
"""
# --8<-- [end:latest]
# --8<-- [start:running]
RUNNING: LiteralString = """
    WITH days AS (
        SELECT (o.placed_at AT TIME ZONE 'UTC')::date AS day, sum(p.amount) AS paid
        FROM orders o JOIN payments p ON p.order_id = o.id
        GROUP BY day
    )
    SELECT d::date AS day, coalesce(paid, 0) AS paid,
           sum(paid) OVER (ORDER BY d) AS so_far
    FROM generate_series(timestamp '2026-03-01', '2026-03-04', '1 day') d
    LEFT JOIN days ON days.day = d::date
    ORDER BY d
"""
# --8<-- [end:running]

if __name__ == "__main__":
    with psycopg.connect(database_url()) as connection:
        create(connection)
        for question in (REGULARS, LATEST, RUNNING):
            show(connection.execute(question))
            print()
