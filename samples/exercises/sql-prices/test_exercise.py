import datetime

import psycopg
from exercise import PRICES

TABLE = """
    CREATE TABLE prices (
        sku text, valid_from date, price numeric, PRIMARY KEY (sku, valid_from));
    INSERT INTO prices VALUES
        ('BULB', '2026-01-01', 12), ('BULB', '2026-02-01', 9),
        ('BULB', '2026-05-01', 10),
        ('LAMP', '2026-01-15', 40), ('RUG', '2026-04-01', 70);
"""


# --8<-- [start:test]
def test_one_price_per_article(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute(TABLE)

        def on(day: datetime.date) -> list[tuple[object, ...]]:
            return connection.execute(PRICES, [day]).fetchall()

        assert on(datetime.date(2026, 3, 1)) == [("BULB", 9), ("LAMP", 40)]
        assert on(datetime.date(2026, 1, 1)) == [("BULB", 12)]


# --8<-- [end:test]
