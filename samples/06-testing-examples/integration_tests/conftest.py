"""One server, one database per process, and three kinds of isolation."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import Session, sessionmaker

from databases import clone, template
from main import create_app
from shop import Base
from support import postgres


# --8<-- [start:controller]
def pytest_configure(config: pytest.Config) -> None:
    """With -n, start the server before the workers: they inherit its address."""
    if (
        getattr(config.option, "numprocesses", None)
        and "DATABASE_URL" not in os.environ
    ):
        stack = contextlib.ExitStack()
        os.environ["DATABASE_URL"] = stack.enter_context(postgres.server())
        config.add_cleanup(stack.close)


# --8<-- [end:controller]


# --8<-- [start:database]
@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """DATABASE_URL if it is set, as in CI; otherwise a server of our own."""
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session")
def database(server: str, worker_id: str) -> Iterator[str]:
    """One migrated database for each process of the run."""
    with clone(server, template(server), f"shop_{worker_id}_{os.getpid()}") as url:
        yield url


@pytest.fixture(scope="session")
def engine(database: str) -> Iterator[Engine]:
    waits = {"options": "-c lock_timeout=5s"}
    engine = create_engine(database, connect_args=waits)  # (1)!
    yield engine
    engine.dispose()


# --8<-- [end:database]


# --8<-- [start:rollback]
@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session whose commits are savepoints; nothing stays."""
    with engine.connect() as connection:
        outer = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            yield session
        outer.rollback()


# --8<-- [end:rollback]


# --8<-- [start:committed]
@pytest.fixture
def sessions(engine: Engine) -> Iterator[sessionmaker[Session]]:
    """Sessions that really commit, as many as you like; the tables are emptied."""
    yield sessionmaker(engine)
    tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY"))


# --8<-- [end:committed]


# --8<-- [start:async]
@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"  # scope="session": one event loop for the whole run


@pytest.fixture(scope="session")
async def async_engine(database: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(database)
    yield engine
    await engine.dispose()


@pytest.fixture
async def connection(async_engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    async with async_engine.connect() as connection:
        outer = await connection.begin()
        yield connection
        await outer.rollback()


@pytest.fixture
async def client(connection: AsyncConnection) -> AsyncIterator[httpx2.AsyncClient]:
    """A client whose requests all run inside the test's transaction."""
    sessions = async_sessionmaker(connection, join_transaction_mode="create_savepoint")
    transport = httpx2.ASGITransport(create_app(sessions))
    async with httpx2.AsyncClient(transport=transport, base_url="http://shop") as it:
        yield it


# --8<-- [end:async]
