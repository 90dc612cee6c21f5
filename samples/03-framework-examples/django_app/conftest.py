"""Django on a fresh PostgreSQL database, with the production settings."""

from __future__ import annotations

import os
from collections.abc import Iterator

import django
import pytest
from support import postgres

# --8<-- [start:setup]
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ["DJANGO_SECRET_KEY"] = "for tests only, " + "0123456789" * 4
given = os.environ.setdefault("DATABASE_URL", "postgresql://later/later")
django.setup()
if given == "postgresql://later/later":
    del os.environ["DATABASE_URL"]

from django.core.management import call_command
from django.db import connections
from django.test.utils import (
    setup_test_environment,
    teardown_test_environment,
)

from config.database import database


@pytest.fixture(scope="session", autouse=True)
def tables(postgres_server: str) -> Iterator[str]:
    """The tables of this project, made by its migrations."""
    with postgres.fresh_database(postgres_server) as url:
        connections.settings["default"].update(database(url))
        setup_test_environment()
        call_command("migrate", verbosity=0)
        yield url
        connections.close_all()
        teardown_test_environment()


# --8<-- [end:setup]


@pytest.fixture
def own_database(postgres_server: str) -> Iterator[str]:
    """Another empty database, for what runs in a process of its own."""
    with postgres.fresh_database(postgres_server) as url:
        yield url
