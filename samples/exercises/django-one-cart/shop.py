"""Settings, tables and threads of this exercise. You need not change them."""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import django
import psycopg
from django.conf import settings

url = urlsplit(os.environ["DATABASE_URL"])
if not settings.configured:
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": url.path.lstrip("/"),
                "USER": url.username or "",
                "PASSWORD": url.password or "",
                "HOST": url.hostname or "",
                "PORT": str(url.port or ""),
            }
        }
    )
    django.setup()

from django.db import connection


def create_tables(*tables: type) -> None:
    with connection.schema_editor() as editor:
        for table in tables:
            editor.create_model(table)


def at_once[T](gate: str, call: Callable[[], T]) -> list[T]:
    """Two threads, both held back by the lock that `gate` takes."""

    def work() -> T:
        try:
            return call()
        finally:
            connection.close()

    database = os.environ["DATABASE_URL"]
    with (
        ThreadPoolExecutor(2) as pool,
        psycopg.connect(database, autocommit=True) as watch,
        psycopg.connect(database) as other,
    ):
        other.execute(gate)
        running = [pool.submit(work) for _ in range(2)]
        end = time.monotonic() + 10
        while waiting(watch) < 2 and time.monotonic() < end:
            time.sleep(0.02)
        other.rollback()
        return [one.result() for one in running]


def waiting(watch: psycopg.Connection) -> int:
    found = watch.execute(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    ).fetchone()
    return int(found[0]) if found else 0
