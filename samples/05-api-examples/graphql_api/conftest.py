"""One finished app and one naive app for a module, each with a database of its own."""

from collections.abc import Iterator

import httpx2
import pytest

import main
import naive_wrong
from database import fill
from live import serve
from support import postgres


@pytest.fixture(scope="module")
def url(postgres_server: str) -> Iterator[str]:
    """A filled database."""
    with postgres.fresh_database(postgres_server) as url:
        fill(url)
        yield url


@pytest.fixture(scope="module")
def client(url: str) -> Iterator[httpx2.Client]:
    """The finished app, open to any operation."""
    with serve(main.create_app(url, public=False, registered_only=False)) as client:
        yield client


@pytest.fixture(scope="module")
def public(url: str) -> Iterator[httpx2.Client]:
    """The finished app as it runs in production."""
    with serve(main.create_app(url)) as client:
        yield client


@pytest.fixture(scope="module")
def naive(url: str) -> Iterator[httpx2.Client]:
    """The app as tutorials write it."""
    with serve(naive_wrong.create_app(url)) as client:
        yield client
