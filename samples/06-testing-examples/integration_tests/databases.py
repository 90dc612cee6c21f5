"""Databases for tests: one that is migrated, and copies of it."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from alembic import command
from alembic.config import Config
from psycopg.sql import SQL, Identifier
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

HERE = Path(__file__).parent


def named(server: str, name: str) -> str:
    """The server's URL with another database."""
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


# --8<-- [start:migrate]
def migrate(url: str, revision: str = "head") -> None:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        config = Config(HERE / "alembic.ini")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


# --8<-- [end:migrate]


# --8<-- [start:template]
def template(server: str) -> str:
    """A migrated database. The first process makes it; the others wait for it."""
    digest = hashlib.sha256()
    for file in sorted(HERE.glob("migrations/versions/*.py")):
        digest.update(file.read_bytes())
    name = f"shop_template_{digest.hexdigest()[:12]}"
    with psycopg.connect(named(server, "postgres"), autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])  # (1)!
        known = "SELECT 1 FROM pg_database WHERE datname = %s AND datistemplate"
        if admin.execute(known, [name]).fetchone() is None:
            admin.execute(
                SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
            )
            admin.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
            migrate(named(server, name))
            admin.execute(  # (2)!
                SQL("ALTER DATABASE {} IS_TEMPLATE true").format(Identifier(name))
            )
    return name


# --8<-- [end:template]


# --8<-- [start:clone]
@contextlib.contextmanager
def clone(server: str, source: str, name: str) -> Iterator[str]:
    """A copy of the database `source`, dropped afterwards."""
    target = Identifier(name)
    with psycopg.connect(server, autocommit=True) as admin:
        create = SQL("CREATE DATABASE {} TEMPLATE {}")
        admin.execute(create.format(target, Identifier(source)))
        try:
            yield named(server, name)
        finally:
            admin.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(target))


# --8<-- [end:clone]
