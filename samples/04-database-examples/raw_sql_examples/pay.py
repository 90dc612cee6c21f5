"""Two statements that happen together or not at all."""

from decimal import Decimal
from typing import LiteralString

import psycopg
from psycopg import errors

from shop import Connection, create, database_url, show


# --8<-- [start:pay]
def pay(connection: Connection, order_id: int, amount: Decimal) -> None:
    """Record a payment and close the order: both, or neither and an exception."""
    with connection.transaction():
        connection.execute(
            "UPDATE orders SET status = 'paid' WHERE id = %s", [order_id]
        )
        connection.execute(
            "INSERT INTO payments (order_id, amount) VALUES (%s, %s)",
            [order_id, amount],
        )


# --8<-- [end:pay]

STATE: LiteralString = """
    SELECT status, (SELECT sum(amount) FROM payments WHERE order_id = 3) AS paid
    FROM orders WHERE id = 3
"""

if __name__ == "__main__":
    # --8<-- [start:call]
    with psycopg.connect(database_url(), autocommit=True) as connection:
        create(connection)
        try:
            pay(connection, 3, Decimal("-100.00"))
        except errors.CheckViolation as error:
            print(error.diag.message_primary)
        show(connection.execute(STATE))
        pay(connection, 3, Decimal("100.00"))
        show(connection.execute(STATE))
    # --8<-- [end:call]
