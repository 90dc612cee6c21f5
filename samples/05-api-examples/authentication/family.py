"""The life of one refresh token family, step by step."""

from __future__ import annotations

import os

import psycopg
from psycopg.rows import dict_row

import refresh
from targets import create_tables


def prepare(url: str) -> str:
    """Tables, one user, one family; returns its first token."""
    create_tables(url)
    with psycopg.connect(url, row_factory=dict_row) as db:
        db.execute(
            "INSERT INTO users (username, password_hash) VALUES ('ana', '-')"
        )
        return refresh.start(db, 1, 0) or ""


def main() -> None:
    url = os.environ["DATABASE_URL"]
    first = prepare(url)
    # --8<-- [start:life]
    with psycopg.connect(
        url, row_factory=dict_row, autocommit=True
    ) as db:
        owner = refresh.rotate(db, first)
        print("owner uses token 1:", "token 2" if owner else "refused")
        thief = refresh.rotate(db, first)
        print("thief uses token 1:", "token 2" if thief else "refused")
        again = owner and refresh.rotate(db, owner[1])
        print("owner uses token 2:", "token 3" if again else "refused")
    # --8<-- [end:life]


if __name__ == "__main__":
    main()
