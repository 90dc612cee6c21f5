"""Three placeholders that do not mean what they look like."""

import psycopg

from shop import create, database_url

# --8<-- [start:attempts]
ATTEMPTS = [
    ("SELECT name FROM customers WHERE id IN %s", [(2, 3)]),
    ("SELECT name FROM customers WHERE name = '%s'", ["Ana"]),
    ("SELECT name FROM customers WHERE name LIKE 'A%' AND id > %s", [0]),
]
# --8<-- [end:attempts]

if __name__ == "__main__":
    with psycopg.connect(database_url(), autocommit=True) as connection:
        create(connection)
        for query, values in ATTEMPTS:
            try:
                connection.execute(query, values)
            except psycopg.Error as error:
                print(query, "\n ", f"{type(error).__name__}: {error}")
