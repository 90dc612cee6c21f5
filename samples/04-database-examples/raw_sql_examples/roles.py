"""A role for the application that reads and writes rows, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from shop import Connection

# --8<-- [start:grants]
GRANTS = """
CREATE ROLE {app} LOGIN PASSWORD {password};
GRANT USAGE ON SCHEMA public TO {app};
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO {app};
ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE ON TABLES TO {app};
ALTER ROLE {app} SET statement_timeout = '2s';
"""


def create_app_role(owner: Connection, app: str, password: str) -> None:
    """Run by the role that owns the tables and runs the migrations."""
    scram = owner.pgconn.encrypt_password(  # (!)
        password.encode(), app.encode(), b"scram-sha-256"
    )
    names = {"app": sql.Identifier(app), "password": sql.Literal(scram.decode())}
    owner.execute(sql.SQL(GRANTS).format(**names))


# --8<-- [end:grants]


@contextmanager
def app_role(owner: Connection, url: str) -> Iterator[str]:
    """The address of the database for a role that is dropped afterwards."""
    app, password = f"shop_app_{token_hex(4)}", token_hex(16)
    create_app_role(owner, app, password)
    owner.commit()
    try:
        yield make_conninfo(url, user=app, password=password)
    finally:
        owner.rollback()
        for statement in ("DROP OWNED BY {}", "DROP ROLE {}"):
            owner.execute(sql.SQL(statement).format(sql.Identifier(app)))
        owner.commit()


def attempt(connection: Connection, statement: str) -> str:
    """What the server answers to a statement that came from outside."""
    try:
        connection.execute(statement.encode())
    except psycopg.Error as error:
        return f"{type(error).__name__}: {error.diag.message_primary}"
    return "done"
