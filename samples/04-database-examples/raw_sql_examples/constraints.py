"""The database refuses what the code forgot to check, and says by which rule."""

from typing import Any

import psycopg
from psycopg import errors

from shop import Connection, create, database_url


# --8<-- [start:register]
def register(connection: Connection, email: str, name: str) -> str:
    try:
        with connection.transaction():
            connection.execute(
                "INSERT INTO customers (email, name) VALUES (%s, %s)", [email, name]
            )
    except errors.UniqueViolation:
        return f"{email} is taken"
    except errors.CheckViolation as error:
        return f"refused by {error.diag.constraint_name}"
    return "welcome"


# --8<-- [end:register]


# --8<-- [start:upsert]
def receive(connection: Connection, sku: str, quantity: int) -> Any:  # noqa: ANN401
    """Add to the stock of an article, which may be new. Returns the new quantity."""
    row = connection.execute(
        """
        INSERT INTO stock AS s (sku, quantity) VALUES (%s, %s)
        ON CONFLICT (sku) DO UPDATE SET quantity = s.quantity + EXCLUDED.quantity
        RETURNING quantity
        """,
        [sku, quantity],
    ).fetchone()
    return row and row[0]


# --8<-- [end:upsert]

if __name__ == "__main__":
    with psycopg.connect(database_url(), autocommit=True) as connection:
        create(connection)
        # --8<-- [start:call]
        print(register(connection, "pia@shop.example", "Pia"))
        print(register(connection, "pia@shop.example", "Pia again"))
        print(register(connection, "tom@shop.example", "  "))
        print(receive(connection, "LAMP", 5), receive(connection, "VASE", 5))
        # --8<-- [end:call]
