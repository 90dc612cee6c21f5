"""NOT EXISTS asks for rows, so a NULL matches nothing and hides nothing."""

from typing import LiteralString

import psycopg

from shop import create, database_url, show

# --8<-- [start:not_exists]
NO_GUESTS: LiteralString = """
    SELECT name FROM customers c
    WHERE NOT EXISTS (SELECT FROM customers g WHERE g.invited_by = c.id)
    ORDER BY name
"""
# --8<-- [end:not_exists]

if __name__ == "__main__":
    with psycopg.connect(database_url()) as connection:
        create(connection)
        show(connection.execute(NO_GUESTS))
