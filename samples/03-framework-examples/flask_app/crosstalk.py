"""A creation that takes two seconds, and a health check in the middle of it."""

from __future__ import annotations

import os
import threading

import httpx2
import psycopg

from live import serve
from report import ask

BODY = '{"sku": "TEA-0001", "name": "tea", "price": "4.50"}'


def main() -> None:
    with serve("rollback_wrong:app", "--threads", "4") as server:
        creation = threading.Thread(
            target=ask,
            args=(server.url, "POST", "/items", BODY),
            kwargs={"content_type": "application/json"},
        )
        creation.start()
        server.wait_for("asking about TEA-0001")
        check = httpx2.get(f"{server.url}/livez", timeout=30)
        print(f"GET /livez meanwhile -> {check.status_code}")
        creation.join()
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        rows = connection.execute("SELECT id, sku FROM items").fetchall()
    print("rows in the table:", rows)


if __name__ == "__main__":
    main()
