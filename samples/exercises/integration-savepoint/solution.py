"""The outer transaction belongs to the connection; the session gets savepoints."""

import contextlib
from collections.abc import Iterator

from sqlalchemy import Engine
from sqlalchemy.orm import Session


@contextlib.contextmanager
def isolated(engine: Engine) -> Iterator[Session]:
    """A session; whatever the test does with it is gone afterwards."""
    with engine.connect() as connection:
        outer = connection.begin()
        mode = "create_savepoint"
        with Session(connection, join_transaction_mode=mode) as session:
            yield session
        outer.rollback()
