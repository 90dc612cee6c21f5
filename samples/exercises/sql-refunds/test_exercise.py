import psycopg
from exercise import BALANCES

TABLES = """
    CREATE TABLE orders (id integer PRIMARY KEY);
    CREATE TABLE payments (order_id integer REFERENCES orders, amount numeric);
    CREATE TABLE refunds (order_id integer REFERENCES orders, amount numeric);
    INSERT INTO orders VALUES (1), (2), (3);
    INSERT INTO payments VALUES (1, 50), (1, 50), (2, 80);
    INSERT INTO refunds VALUES (1, 10), (1, 5);
"""


# --8<-- [start:test]
def test_every_order_has_its_balance(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute(TABLES)
        balances = connection.execute(BALANCES).fetchall()
    assert balances == [(1, 85), (2, 80), (3, 0)]


# --8<-- [end:test]
