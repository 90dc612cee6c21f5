"""The same attack through the application's role: four errors in the log."""

import psycopg

from roles import app_role, attempt
from shop import create, database_url

# --8<-- [start:attack]
ATTACK = [
    "SELECT name FROM customers WHERE name = 'x'; DROP TABLE payments; --'",
    "ALTER TABLE orders DROP CONSTRAINT orders_status_known",
    "DELETE FROM payments",
    "CREATE TABLE mine (n integer)",
]
# --8<-- [end:attack]

if __name__ == "__main__":
    url = database_url()
    with psycopg.connect(url) as owner:
        create(owner)
        with (
            app_role(owner, url) as app_url,
            psycopg.connect(app_url, autocommit=True) as connection,
        ):
            for statement in ATTACK:
                print(attempt(connection, statement))
            print("INSERT:", attempt(connection, "INSERT INTO stock VALUES ('RUG', 1)"))
            row = connection.execute("SHOW statement_timeout").fetchone()
            print("statement_timeout:", row and row[0])
