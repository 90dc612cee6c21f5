"""A client that lost the answer sends the same request again."""

from __future__ import annotations

import httpx2
import psycopg

from create_tables import create_tables
from live import serve
from settings import Settings

settings = Settings.from_env()
create_tables(settings.database_url)
green = {"sku": "TEA-0001", "name": "Green tea", "price": "4.50"}
dear = green | {"price": "9.99"}

with serve("main:create_app", "--factory") as server:
    for body in (green, green, dear):
        answer = httpx2.post(
            f"{server.url}/items",
            json=body,
            headers={"Idempotency-Key": "order-7781"},
        )
        where = answer.headers.get("Location") or answer.json()["detail"]
        print(
            f"order-7781 price {body['price']} -> {answer.status_code} {where}"
        )

with psycopg.connect(settings.database_url) as connection:
    print(
        "rows:",
        *connection.execute(
            "SELECT sku, price, cost FROM items"
        ).fetchall(),
    )
