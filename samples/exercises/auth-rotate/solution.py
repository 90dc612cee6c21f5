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
        "UPDATE tokens t SET used = true FROM families f"
        " WHERE t.value = %s AND NOT t.used"
        " AND f.id = t.family_id AND NOT f.revoked RETURNING f.id",
        (value,),
    ).fetchone()
    if row is not None:
        return int(row[0])
    db.execute(
        "UPDATE families SET revoked = true"
        " WHERE id = (SELECT family_id FROM tokens WHERE value = %s)",
        (value,),
    )
    return None
