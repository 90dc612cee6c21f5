"""One index for the tests that only read it, and the stub model on a real socket."""

from __future__ import annotations

import os
from collections.abc import Iterator

# Before numpy is imported: threads without an idle core only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from fastapi import FastAPI

import store
import stub_model
from chunks import current, load
from embed import CachedEncoder
from retrieve import Retriever
from support import postgres


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "live: calls a hosted model")


@pytest.fixture(scope="session")
def encoder() -> CachedEncoder:
    return CachedEncoder()


@pytest.fixture(scope="session")
def index(postgres_server: str, encoder: CachedEncoder) -> Iterator[store.Connection]:
    """The whole handbook, indexed. Tests that change it take `connection`."""
    with postgres.fresh_database(postgres_server) as url, store.connect(url) as it:
        store.rebuild(it, current(load()), encoder)
        yield it


@pytest.fixture(scope="session")
def retriever(index: store.Connection, encoder: CachedEncoder) -> Retriever:
    return Retriever(index, encoder)


@pytest.fixture
def connection(database_url: str) -> Iterator[store.Connection]:
    """An empty index."""
    with store.connect(database_url) as it:
        yield it


@pytest.fixture(scope="session")
def stub() -> Iterator[tuple[str, FastAPI]]:
    with stub_model.running() as it:
        yield it


@pytest.fixture
def base_url(stub: tuple[str, FastAPI]) -> str:
    """The stub's address, its counters at zero."""
    stub[1].state.calls.clear()
    stub[1].state.bodies.clear()
    return stub[0]
