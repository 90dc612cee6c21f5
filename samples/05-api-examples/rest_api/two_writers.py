"""Ana and Luis read the same payment, and both change its note."""

from __future__ import annotations

import httpx2

from live import serve
from storage import create_tables, database_url

create_tables(database_url())
for number, app in enumerate(("naive_wrong", "main"), 1):
    with serve(app) as server, httpx2.Client(base_url=server) as client:
        body = {"account": "ES00001234", "cents": 4990, "note": "dinner"}
        key = {"Idempotency-Key": f"payment-{number}"}
        client.post("/v1/payments", json=body, headers=key)
        print(f"{app}:")
        # --8<-- [start:two]
        one = f"/v1/payments/{number}"
        ana, luis = client.get(one), client.get(one)  # both see the same version
        for name, read, note in (
            ("Ana", ana, "dinner with the auditor"),
            ("Luis", luis, "team dinner"),
        ):
            headers = {"Content-Type": "application/merge-patch+json"}
            if "ETag" in read.headers:
                headers["If-Match"] = read.headers["ETag"]
            answer = client.patch(one, json={"note": note}, headers=headers)
            print(f"  {name} writes {note!r}: {answer.status_code}")
        print("  stored:", client.get(one).json()["note"])
        # --8<-- [end:two]
