"""Sums money over two joins at once."""

import psycopg

from shop import create, database_url, show

# --8<-- [start:revenue]
REVENUE = """
    SELECT c.name, sum(l.quantity * l.price) AS sold, sum(p.amount) AS paid
    FROM customers c
    JOIN orders o ON o.customer_id = c.id
    JOIN order_lines l ON l.order_id = o.id
    JOIN payments p ON p.order_id = o.id
    GROUP BY c.id ORDER BY c.id
"""
# --8<-- [end:revenue]
# --8<-- [start:rows]
ROWS = """
    SELECT o.id AS "order", l.sku, l.quantity * l.price AS line, p.id AS payment, p.amount
    FROM orders o
    JOIN order_lines l ON l.order_id = o.id
    JOIN payments p ON p.order_id = o.id
    WHERE o.id = 1 ORDER BY l.sku, p.id
"""
# --8<-- [end:rows]

if __name__ == "__main__":
    with psycopg.connect(database_url()) as connection:
        create(connection)
        show(connection.execute(REVENUE))
        print("\nThe rows behind order 1:")
        show(connection.execute(ROWS))
