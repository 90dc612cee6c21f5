"""Two workers take orders from one table, and never the same one."""

import psycopg

from shop import Connection, create, database_url


# --8<-- [start:claim]
def claim(connection: Connection) -> int | None:
    """Lock the oldest paid order that nobody holds. Call it in a transaction."""
    row = connection.execute(
        """
        SELECT id FROM orders WHERE status = 'paid'
        ORDER BY placed_at, id LIMIT 1
        FOR UPDATE SKIP LOCKED
        """
    ).fetchone()
    return row[0] if row else None


# --8<-- [end:claim]

if __name__ == "__main__":
    url = database_url()
    # --8<-- [start:call]
    with (
        psycopg.connect(url, autocommit=True) as first,
        psycopg.connect(url, autocommit=True) as second,
    ):
        create(first)
        with first.transaction(), second.transaction(force_rollback=True):  # (!)
            print("first takes", claim(first))
            print("second takes", claim(second))
            first.execute("UPDATE orders SET status = 'packed' WHERE id = 1")
        with first.transaction():  # the second worker crashed
            print("first goes on with", claim(first))
    # --8<-- [end:call]
