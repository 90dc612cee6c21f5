"""Start the right app or its wrong twin, each on a database of its own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from attacks import Target
from live import serve

APPS = {
    "wrong": ("app_wrong:app", "HS256"),
    "right": ("main:app", "EdDSA"),
}
SCHEMA = (
    Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
)


def create_tables(database_url: str) -> None:
    with psycopg.connect(database_url) as db:
        db.execute(SCHEMA.encode())


@contextmanager
def running(name: str, database_url: str) -> Iterator[Target]:
    module, algorithm = APPS[name]
    create_tables(database_url)
    key = secrets.token_hex(32)
    with serve(
        module, DATABASE_URL=database_url, SIGNING_KEY=key
    ) as server:
        target = Target(server.url, database_url, key, algorithm)
        with target.client:
            target.someone()  # id 1, which the forged tokens name
            yield target
