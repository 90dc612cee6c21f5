"""The requests of the mistakes, sent to the finished app."""

from __future__ import annotations

from fastapi.testclient import TestClient

from create_tables import create_tables
from main import create_app
from report import ask
from settings import Settings

settings = Settings.from_env()
create_tables(settings.database_url)


def item(sku: str, name: str = "tea") -> dict[str, str]:
    return {"sku": sku, "name": name, "price": "4.00"}


with TestClient(create_app(settings)) as client:
    for number, body in enumerate(
        [
            item("TEA-0001", name="tea\u0000"),
            item("TEA-0001"),
            item("TEA-0001"),
            item("TEA-0002"),
        ]
    ):
        ask(
            client,
            "POST",
            "/items",
            body,
            {"Idempotency-Key": f"request-{number}"},
        )
