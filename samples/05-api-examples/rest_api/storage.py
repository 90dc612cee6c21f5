"""PostgreSQL through psycopg: one connection and one transaction per request."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Annotated, Any

import psycopg
from fastapi import Depends, HTTPException, Request
from psycopg import Connection, sql
from psycopg.rows import DictRow, dict_row
from psycopg_pool import ConnectionPool

# --8<-- [start:tables]
TABLES = """
CREATE TABLE payments (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account text NOT NULL,
    cents bigint NOT NULL CHECK (cents > 0),
    note text,
    category text NOT NULL DEFAULT 'other',
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX payments_by_time ON payments (created_at, id);
CREATE INDEX payments_by_cents ON payments (cents, id);

CREATE TABLE answers (
    caller text, key text,
    fingerprint text NOT NULL,
    status int NOT NULL, headers json NOT NULL, body json NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, key)
);
"""
# --8<-- [end:tables]

MORE_TABLES = """
CREATE TABLE exports (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    category text NOT NULL,
    status text NOT NULL DEFAULT 'queued',
    rows int
);
CREATE UNLOGGED TABLE quotas (
    caller text, window_start bigint, used int NOT NULL,
    PRIMARY KEY (caller, window_start)
);
"""

Db = Connection[DictRow]


def create_tables(database_url: str) -> None:
    with psycopg.connect(database_url) as db:
        db.execute(TABLES)
        db.execute(MORE_TABLES)


def database_url() -> str:
    return os.environ["DATABASE_URL"]


def make_pool(url: str) -> ConnectionPool[Db]:
    return ConnectionPool(
        url,
        connection_class=Connection[DictRow],
        kwargs={"row_factory": dict_row, "options": "-c statement_timeout=5000"},
        min_size=1,
        max_size=10,
        timeout=5,
        open=False,
    )


def get_db(request: Request) -> Iterator[Db]:
    with request.state.pool.connection() as db:
        yield db  # then commits, or rolls back


# Without scope="function" the answer would leave before the commit.
Database = Annotated[Db, Depends(get_db, scope="function")]


def one(row: DictRow | None) -> DictRow:
    if row is None:
        raise HTTPException(404)
    return row


def insert_payment(db: Db, account: str, cents: int, note: str | None) -> DictRow:
    return one(
        db.execute(
            "INSERT INTO payments (account, cents, note)"
            " VALUES (%s, %s, %s) RETURNING *",
            [account, cents, note],
        ).fetchone()
    )


def get_payment(db: Db, payment_id: int) -> DictRow:
    return one(
        db.execute("SELECT * FROM payments WHERE id = %s", [payment_id]).fetchone()
    )


# --8<-- [start:update]
def update_payment(
    db: Db, payment_id: int, version: int, changes: dict[str, Any]
) -> DictRow | None:
    """The changed row, or None if its version is not `version` any more."""
    sets: list[sql.Composable] = [
        sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name))
        for name in changes  # names of the model's fields, never of the body
    ]
    sets.append(sql.SQL("version = version + 1"))
    query = sql.SQL(
        "UPDATE payments SET {} WHERE id = %(id)s AND version = %(version)s RETURNING *"
    ).format(sql.SQL(", ").join(sets))
    values = {**changes, "id": payment_id, "version": version}
    return db.execute(query, values).fetchone()


# --8<-- [end:update]


if __name__ == "__main__":
    create_tables(database_url())
