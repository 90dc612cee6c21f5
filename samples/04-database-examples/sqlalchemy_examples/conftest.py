"""One migrated database for the session, and a rollback after each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from database import open_engine
from explain_index import fill
from support import postgres

HERE = Path(__file__).parent


# --8<-- [start:fixtures]
@pytest.fixture(scope="session")
def engine(postgres_server: str) -> Iterator[Engine]:
    with (
        pytest.MonkeyPatch.context() as patch,
        postgres.fresh_database(postgres_server) as url,
    ):
        patch.setenv("DATABASE_URL", url)
        command.upgrade(Config(HERE / "alembic.ini"), "head")  # (1)!
        engine = open_engine(url)
        yield engine
        engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with engine.connect() as connection:
        outer = connection.begin()
        with Session(
            connection,
            join_transaction_mode="create_savepoint",  # (2)!
        ) as session:
            yield session
        outer.rollback()  # (3)!


# --8<-- [end:fixtures]


@pytest.fixture(scope="session")
def big_engine(postgres_server: str) -> Iterator[Engine]:
    """A million payments."""
    with postgres.fresh_database(postgres_server) as url:
        engine = open_engine(url)
        fill(engine)
        yield engine
        engine.dispose()


@pytest.fixture
def migrated(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Config:
    """Alembic on a database of this test's own; its settings, not yet run."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    return Config(HERE / "alembic.ini")
