import psycopg
from exercise import search

PRODUCTS = ["Sale 50% off", "50 cables", "snake_case mug", "snakes", "O'Neil hat"]


# --8<-- [start:test]
def test_a_search_only_searches(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("CREATE TABLE products (name text, public boolean)")
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO products VALUES (%s, true)", [[name] for name in PRODUCTS]
            )
        connection.execute("INSERT INTO products VALUES ('secret', false)")
        assert search(connection, "nake") == ["snake_case mug", "snakes"]
        assert search(connection, "O'N") == ["O'Neil hat"]
        assert search(connection, "x' OR NOT public --") == []
        assert search(connection, "50%") == ["Sale 50% off"]
        assert search(connection, "e_c") == ["snake_case mug"]
        assert search(connection, "\\") == []


# --8<-- [end:test]
