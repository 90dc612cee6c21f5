"""Ask for something long, and look after it."""

from __future__ import annotations

import httpx2

from live import serve
from storage import create_tables, database_url
from worker import connect, work_off_one

create_tables(database_url())
with (
    connect() as db,
    serve("main") as server,
    httpx2.Client(base_url=server) as client,
):
    # --8<-- [start:export]
    wanted = {"category": "other"}
    key = {"Idempotency-Key": "export-2026-11"}
    for _ in range(2):  # a retry starts no second export
        started = client.post("/v1/exports", json=wanted, headers=key)
        where = started.headers["Location"]
        print(started.status_code, where, started.json()["status"])
    print(client.get(where).json())
    work_off_one(db)
    print(client.get(where).json())
    # --8<-- [end:export]
