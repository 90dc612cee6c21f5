"""Give each test a session whose work disappears."""

import contextlib
from collections.abc import Iterator

from sqlalchemy import Engine
from sqlalchemy.orm import Session


@contextlib.contextmanager
def isolated(engine: Engine) -> Iterator[Session]:
    """A session; whatever the test does with it is gone afterwards."""
    with Session(engine) as session:
        yield session
        session.rollback()
