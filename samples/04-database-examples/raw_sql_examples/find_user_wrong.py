"""Builds a statement from input, and the input becomes part of it."""

import psycopg

from shop import Connection, create, database_url


# --8<-- [start:find]
def find(connection: Connection, name: str) -> list[tuple]:
    return connection.execute(
        f"SELECT name, is_admin FROM customers WHERE name = '{name}' AND NOT is_admin"  # (!)
    ).fetchall()


# --8<-- [end:find]

if __name__ == "__main__":
    with psycopg.connect(database_url()) as connection:
        create(connection)
        # --8<-- [start:call]
        for name in ["Ana", "x' OR is_admin --", "x'; DELETE FROM payments; --"]:
            try:
                print(name, "->", find(connection, name))
            except psycopg.Error as error:
                print(name, "->", error)
        row = connection.execute("SELECT count(*) FROM payments").fetchone()
        print("payments left:", row[0])
        # --8<-- [end:call]
