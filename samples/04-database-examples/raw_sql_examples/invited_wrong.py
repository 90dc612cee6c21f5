"""Asks who has invited nobody, and a NULL answers for everyone."""

import psycopg

from shop import create, database_url, show

# --8<-- [start:not_in]
NO_GUESTS = """
    SELECT name FROM customers
    WHERE id NOT IN (SELECT invited_by FROM customers)
"""
# --8<-- [end:not_in]

if __name__ == "__main__":
    with psycopg.connect(database_url()) as connection:
        create(connection)
        show(connection.execute(NO_GUESTS))
        # --8<-- [start:why]
        show(connection.execute("SELECT 3 NOT IN (1, 2) AS a, 3 NOT IN (1, NULL) AS b"))
        show(connection.execute("SELECT NULL = NULL AS a, NULL IS NULL AS b"))
        # --8<-- [end:why]
