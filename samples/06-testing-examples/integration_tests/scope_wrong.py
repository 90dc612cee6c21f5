"""A test whose async fixture lives longer than its event loop."""

import pytest
from sqlalchemy.ext.asyncio import create_async_engine


# --8<-- [start:scope]
@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture(scope="session")
async def async_engine(database):
    engine = create_async_engine(database)
    yield engine
    await engine.dispose()


@pytest.mark.anyio
async def test_connects(async_engine):
    async with async_engine.connect():
        pass


# --8<-- [end:scope]
