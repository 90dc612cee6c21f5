"""Both apps, started once each for all the tests of this folder."""

from collections.abc import Iterator

import pytest
from support import postgres

from attacks import Target
from targets import running


@pytest.fixture(scope="session")
def right(postgres_server: str) -> Iterator[Target]:
    with (
        postgres.fresh_database(postgres_server) as url,
        running("right", url) as app,
    ):
        yield app


@pytest.fixture(scope="session")
def wrong(postgres_server: str) -> Iterator[Target]:
    with (
        postgres.fresh_database(postgres_server) as url,
        running("wrong", url) as app,
    ):
        yield app
