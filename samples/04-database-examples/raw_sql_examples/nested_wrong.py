"""Asks for a second connection while it holds the first."""

from psycopg_pool import ConnectionPool

from shop import create, database_url


# --8<-- [start:nested]
def lamp_price(pool: ConnectionPool) -> None:
    with pool.connection() as connection:
        connection.execute("SELECT quantity FROM stock WHERE sku = 'LAMP'")
        with pool.connection() as second:  # (!)
            second.execute("SELECT max(price) FROM order_lines WHERE sku = 'LAMP'")


# --8<-- [end:nested]

if __name__ == "__main__":
    with ConnectionPool(
        database_url(), min_size=1, max_size=1, timeout=0.5, open=True
    ) as pool:
        pool.wait()
        with pool.connection() as connection:
            create(connection)
        lamp_price(pool)
