"""The same search with a parameter, and a column name that the caller chooses."""

from typing import Any

import psycopg
from psycopg import sql

from shop import Connection, create, database_url


# --8<-- [start:find]
def find(connection: Connection, name: str) -> list[tuple[Any, ...]]:
    return connection.execute(
        "SELECT name, is_admin FROM customers WHERE name = %s AND NOT is_admin",
        [name],  # (!)
    ).fetchall()


# --8<-- [end:find]


# --8<-- [start:names]
SORTABLE = {"name", "email"}


def customers(connection: Connection, order_by: str) -> list[tuple[Any, ...]]:
    if order_by not in SORTABLE:
        raise ValueError(f"cannot sort by {order_by!r}")
    query = sql.SQL("SELECT name FROM customers ORDER BY {}, id").format(
        sql.Identifier(order_by)
    )
    return connection.execute(query).fetchall()


# --8<-- [end:names]

if __name__ == "__main__":
    with psycopg.connect(database_url()) as connection:
        create(connection)
        # --8<-- [start:call]
        for name in ["Ana", "x' OR is_admin --", "x'; DELETE FROM payments; --"]:
            print(name, "->", find(connection, name))
        row = connection.execute("SELECT count(*) FROM payments").fetchone()
        print("payments left:", row and row[0])
        print("sorted by name:", [name for (name,) in customers(connection, "name")])
        print(sql.Identifier('name"; DROP TABLE stock; --').as_string(connection))
        # --8<-- [end:call]
