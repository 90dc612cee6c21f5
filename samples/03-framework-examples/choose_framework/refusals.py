"""The same mistake, and a load test that looks: python refusals.py"""

from __future__ import annotations

import os

from load import press, request
from measure import checked
from running import create_tables, read_apps, serve


def without_key(client: int, turn: int) -> bytes:
    return request("POST", "/items", b'{"sku": "TEA-0001", "name": "t", "price": 4}')


app = read_apps()["fastapi_app"]
create_tables(app, os.environ["DATABASE_URL"])
with serve(app, os.environ["DATABASE_URL"]) as server:
    measured = press(server.url, without_key, 201, clients=4, seconds=0.5)
print("creations per second:", measured.per_second)
checked(measured, "fastapi_write")
