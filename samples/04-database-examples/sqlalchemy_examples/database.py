"""One engine per process, one session factory, one transaction per piece of work."""

from __future__ import annotations

import os
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

# --8<-- [start:engine]
SETTINGS: dict[str, Any] = {
    "pool_size": 5,
    "max_overflow": 5,
    "pool_pre_ping": True,
    "connect_args": {"options": "-c statement_timeout=30s"},
}


def open_engine(url: str | None = None) -> Engine:
    """`postgresql://` is psycopg 3 since SQLAlchemy 2.1."""
    return create_engine(url or os.environ["DATABASE_URL"], **SETTINGS)


def session_factory(engine: Engine) -> sessionmaker[Session]:
    return sessionmaker(engine, expire_on_commit=False)


# --8<-- [end:engine]


def log_transactions(engine: Engine) -> None:
    """Print when a transaction begins and how it ends."""

    def begin(_: object) -> None:
        print("  BEGIN")

    def commit(_: object) -> None:
        print("  COMMIT")

    def rollback(_: object) -> None:
        print("  ROLLBACK")

    event.listen(engine, "begin", begin)
    event.listen(engine, "commit", commit)
    event.listen(engine, "rollback", rollback)
