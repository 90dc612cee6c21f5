"""Leave nothing behind."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session


@contextmanager
def isolated(engine: Engine) -> Iterator[Session]:
    """A session for one test."""
    with Session(engine) as session:
        yield session
        session.rollback()
