"""Each row in a savepoint: a refused one leaves the transaction alive."""

import psycopg
from psycopg import errors

from shop import create, database_url, show

if __name__ == "__main__":
    with psycopg.connect(database_url()) as connection:
        create(connection)
        # --8<-- [start:import]
        for sku in ["VASE", "LAMP", "RUG"]:
            try:
                with connection.transaction():  # (!)
                    connection.execute("INSERT INTO stock VALUES (%s, 1)", [sku])
            except errors.UniqueViolation:
                print(sku, "is there already")
        # --8<-- [end:import]
        show(connection.execute("SELECT sku, quantity FROM stock ORDER BY sku"))
