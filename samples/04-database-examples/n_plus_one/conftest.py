"""Databases with the shop's data: 100 orders to count with, 100,000 to look at plans."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine

from shop import fill
from support import postgres


def _filled(server: str, orders: int, customers: int) -> Iterator[Engine]:
    with postgres.fresh_database(server) as url:
        engine = create_engine(url)
        fill(engine, orders, customers)
        yield engine
        engine.dispose()


@pytest.fixture(scope="session")
def shop(postgres_server: str) -> Iterator[Engine]:
    yield from _filled(postgres_server, 100, 100)


@pytest.fixture(scope="session")
def big_shop(postgres_server: str) -> Iterator[Engine]:
    yield from _filled(postgres_server, 100_000, 20_000)
