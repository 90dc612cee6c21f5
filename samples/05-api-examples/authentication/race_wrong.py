"""Look first, mark later: two requests use one refresh token."""

import os
from contextlib import ExitStack

import psycopg
from psycopg.rows import dict_row

import refresh
from family import prepare

url = os.environ["DATABASE_URL"]
token = prepare(url)


# --8<-- [start:race]
def look(db):
    row = db.execute(
        "SELECT used_at FROM refresh_tokens WHERE hash = %s",
        [refresh.digest(token)],
    ).fetchone()
    return row["used_at"] is None


def mark(db):
    db.execute(
        "UPDATE refresh_tokens SET used_at = now() WHERE hash = %s",
        [refresh.digest(token)],
    )
    db.commit()


# --8<-- [end:race]


# --8<-- [start:two]
with ExitStack() as stack:
    owner, thief = (
        stack.enter_context(psycopg.connect(url, row_factory=dict_row))
        for _ in range(2)
    )
    for name, fresh in {
        "owner": look(owner),
        "thief": look(thief),
    }.items():
        print(f"{name}: the token is unused: {fresh}")
    mark(owner)
    mark(thief)
    print("both get a new token, and no alarm rings")
# --8<-- [end:two]
