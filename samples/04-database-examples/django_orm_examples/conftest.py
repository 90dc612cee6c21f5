"""Django on a fresh PostgreSQL database, its tables made by the migrations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support import postgres

import play

play.start()

from django.core.management import call_command
from django.db import connections

from settings import database


@pytest.fixture(scope="session", autouse=True)
def tables(postgres_server: str) -> Iterator[str]:
    with postgres.fresh_database(postgres_server) as url:
        connections.settings["default"].update(database(url))
        call_command("migrate", verbosity=0)
        yield url
        connections.close_all()
