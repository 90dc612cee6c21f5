"""A list, a string and a pattern as parameters."""

from typing import LiteralString

import psycopg

from shop import create, database_url

# --8<-- [start:queries]
QUERIES: list[tuple[LiteralString, list[object]]] = [
    ("SELECT name FROM customers WHERE id = ANY(%s) ORDER BY id", [[2, 3]]),
    ("SELECT name FROM customers WHERE name = %s", ["Ana"]),
    ("SELECT name FROM customers WHERE name LIKE 'A%%' AND id > %s", [0]),
]
# --8<-- [end:queries]

if __name__ == "__main__":
    with psycopg.connect(database_url(), autocommit=True) as connection:
        create(connection)
        for query, values in QUERIES:
            print([name for (name,) in connection.execute(query, values)])
