"""The template is what the migrations make, so they are tested by every test."""

import os
from collections.abc import Iterator

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from databases import clone, migrate, named, template
from shop import Base


# --8<-- [start:drift]
def test_the_models_are_what_the_migrations_made(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []


# --8<-- [end:drift]


@pytest.fixture
def old(server: str) -> Iterator[Engine]:
    with clone(server, "template0", f"shop_old_{os.getpid()}") as url:
        engine = create_engine(url)
        yield engine
        engine.dispose()


# --8<-- [start:data]
def test_old_rows_survive_the_migration(old: Engine) -> None:
    url = old.url.render_as_string(hide_password=False)
    migrate(url, "0001")
    # Plain SQL: the models are today's, these tables are not.
    row = "INSERT INTO item (sku, name, price, quantity) VALUES ('L-1', 'Lamp', 9, 1)"
    with old.begin() as connection:
        connection.execute(text(row))
    migrate(url)
    with old.connect() as connection:
        assert connection.scalar(text("SELECT sku FROM item")) == "L-1"


# --8<-- [end:data]


def test_create_all_forgets_the_trigger(old: Engine, engine: Engine) -> None:
    Base.metadata.create_all(old)
    triggers = text("SELECT count(*) FROM pg_trigger WHERE tgname = 'job_added'")
    with old.connect() as built, engine.connect() as migrated:
        assert (built.scalar(triggers), migrated.scalar(triggers)) == (0, 1)


def test_the_lock_is_one_for_the_whole_server(old: Engine, server: str) -> None:
    """Processes may name different databases of the server: they queue all the same."""
    name, impatient = template(server), "?options=-c%20lock_timeout%3D200ms"
    with psycopg.connect(named(server, "postgres"), autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
        with pytest.raises(psycopg.errors.LockNotAvailable):
            template(old.url.render_as_string(hide_password=False) + impatient)


def test_the_engine_does_not_wait_for_ever(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.scalar(text("SHOW lock_timeout")) == "5s"


def test_a_forgotten_session_fails_fast(sessions: sessionmaker[Session]) -> None:
    with sessions() as forgotten, sessions() as session:
        forgotten.execute(text("SELECT count(*) FROM item"))
        session.execute(text("SET LOCAL lock_timeout = '100ms'"))
        with pytest.raises(OperationalError, match="lock timeout"):
            session.execute(text("TRUNCATE item, job"))
