"""Catches the error of one statement and goes on in the broken transaction."""

import psycopg
from psycopg import errors

from shop import create, database_url

if __name__ == "__main__":
    with psycopg.connect(database_url()) as connection:
        create(connection)
        # --8<-- [start:import]
        for sku in ["VASE", "LAMP", "RUG"]:
            try:
                connection.execute("INSERT INTO stock VALUES (%s, 1)", [sku])
            except errors.UniqueViolation:
                print(sku, "is there already")
        # --8<-- [end:import]
