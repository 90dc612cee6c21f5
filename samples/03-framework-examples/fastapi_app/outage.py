"""Lock the table, stop the database's answers, and ask the app how it feels."""

from __future__ import annotations

from dataclasses import replace

import psycopg
from fastapi.testclient import TestClient

from create_tables import create_tables
from main import create_app
from report import ask
from settings import Settings

settings = replace(Settings.from_env(), statement_ms=200)
create_tables(settings.database_url)
nobody = replace(
    settings, database_url="postgresql://app@127.0.0.1:1/gone"
)
body = {"sku": "TEA-0001", "name": "tea", "price": "4.50"}

print("-- somebody holds a lock on the table")
with (
    psycopg.connect(settings.database_url) as other,
    TestClient(create_app(settings)) as client,
):
    other.execute("LOCK TABLE items")
    ask(client, "POST", "/items", body, {"Idempotency-Key": "order-7781"})
    other.rollback()
    ask(client, "POST", "/items", body, {"Idempotency-Key": "order-7781"})

print("-- no database at all")
with TestClient(create_app(nobody)) as client:
    ask(client, "GET", "/livez")
    ask(client, "GET", "/readyz")
