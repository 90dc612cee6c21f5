from typing import Any

from psycopg import Connection

TABLES = """
    CREATE TABLE families (id int PRIMARY KEY, revoked bool NOT NULL DEFAULT false);
    CREATE TABLE tokens (
        value text PRIMARY KEY, family_id int NOT NULL, used bool NOT NULL DEFAULT false
    );
"""


def claim(db: Connection[Any], value: str) -> int | None:
    """Use a token once: its family, or None. A second use ends the family."""
    row = db.execute(
        "SELECT family_id, used FROM tokens WHERE value = %s", (value,)
    ).fetchone()
    if row is None or row[1]:
        return None
    db.execute("UPDATE tokens SET used = true WHERE value = %s", (value,))
    return int(row[0])
