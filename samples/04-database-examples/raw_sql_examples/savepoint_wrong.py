"""A SELECT opened the transaction, so the block below is only a savepoint."""

import psycopg

from shop import create, database_url

if __name__ == "__main__":
    with psycopg.connect(database_url()) as other:
        create(other)
        # --8<-- [start:lost]
        connection = psycopg.connect(database_url())
        connection.execute("SELECT quantity FROM stock WHERE sku = 'LAMP'")  # (!)
        with connection.transaction():
            connection.execute("UPDATE stock SET quantity = 99 WHERE sku = 'LAMP'")
        print("the block is left:", connection.info.transaction_status.name)
        connection.close()
        row = other.execute("SELECT quantity FROM stock WHERE sku = 'LAMP'").fetchone()
        print("what everybody else reads:", row[0])
        # --8<-- [end:lost]
