"""An outer transaction that nobody commits."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session


@contextmanager
def isolated(engine: Engine) -> Iterator[Session]:
    """A session for one test."""
    with engine.connect() as connection:
        outer = connection.begin()
        mode = "create_savepoint"
        with Session(connection, join_transaction_mode=mode) as session:
            yield session
        outer.rollback()
