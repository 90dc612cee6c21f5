"""Read all payments of a category page by page, while others work.

python walk.py naive_wrong
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import httpx2
import psycopg

from live import serve
from storage import create_tables, database_url

create_tables(database_url())
db = psycopg.connect(database_url(), autocommit=True)
PAY = "INSERT INTO payments (account, cents) VALUES ('ES00001234', 100 * %s)"


def pay(first: int, last: int) -> None:
    for number in range(first, last + 1):
        db.execute(PAY, [number])


# --8<-- [start:walk]
def meanwhile(pages_read: int) -> None:
    if pages_read == 1:
        pay(13, 14)
        print("  meanwhile: 13 and 14 are paid")
    if pages_read == 2:
        db.execute("UPDATE payments SET category = 'travel' WHERE id IN (9, 10, 11)")
        print("  meanwhile: 9, 10 and 11 become travel")


def walk(client: httpx2.Client) -> list[int]:
    seen: list[int] = []
    query: dict[str, Any] = {"category": "other", "limit": 4}
    for number in range(1, 9):
        page = client.get("/v1/payments", params=query).json()
        ids = [payment["id"] for payment in page["items"]]
        seen += ids
        print(f"page {number}:", *ids)
        if len(ids) < 4 or ("next_cursor" in page and not page["next_cursor"]):
            break
        if "next_cursor" in page:
            query["cursor"] = page["next_cursor"]
        else:
            query["offset"] = 4 * number
        meanwhile(number)
    return seen


# --8<-- [end:walk]


pay(1, 12)
with (
    serve(sys.argv[1]) as server,
    httpx2.Client(base_url=server) as client,
):
    seen = Counter(walk(client))
db.close()
twice = sorted(number for number, times in seen.items() if times > 1)
never = sorted(set(range(1, 13)) - set(seen))
print("twice:", *twice or "-")
print("never:", *never or "-")
