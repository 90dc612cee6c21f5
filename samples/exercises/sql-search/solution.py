"""The text is a parameter, and its wildcards are escaped."""

from typing import Any

import psycopg


def search(connection: psycopg.Connection[Any], text: str) -> list[str]:
    """Names of the public products that contain `text`, in order."""
    escaped = text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    rows = connection.execute(
        "SELECT name FROM products WHERE public AND name LIKE %s ORDER BY name",
        [f"%{escaped}%"],
    )
    return [name for (name,) in rows]
