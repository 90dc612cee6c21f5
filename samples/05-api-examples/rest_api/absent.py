"""What do null and an absent field do?"""

from __future__ import annotations

import httpx2

from live import serve
from storage import create_tables, database_url

PATCHES = (
    '{"category": "food"}',
    '{"note": null}',
    '{"category": null}',
    '{"cents": 1}',
)

create_tables(database_url())
for number, app in enumerate(("naive_wrong", "main"), 1):
    with serve(app) as server, httpx2.Client(base_url=server) as client:
        one = f"/v1/payments/{number}"
        body = {"account": "ES00001234", "cents": 4990, "note": "dinner"}
        key = {"Idempotency-Key": f"payment-{number}"}
        client.post("/v1/payments", json=body, headers=key)
        headers = {"Content-Type": "application/merge-patch+json", "If-Match": "*"}
        print(f"{app}:")
        for patch in PATCHES:
            answer = client.patch(one, content=patch, headers=headers)
            now = client.get(one).json()
            note, category, cents = now["note"], now["category"], now["cents"]
            print(f"  {patch:<21} {answer.status_code}  {note}, {category}, {cents}")
