"""Make this search safe for every text."""

from typing import Any

import psycopg


def search(connection: psycopg.Connection[Any], text: str) -> list[str]:
    """Names of the public products that contain `text`, in order."""
    query = (
        "SELECT name FROM products WHERE public "  # noqa: S608
        f"AND name LIKE '%{text}%' ORDER BY name"
    )
    return [name for (name,) in connection.execute(query.encode())]
