"""One payment, a careful client, and a network that loses one answer.

python lost_answer.py naive_wrong
"""

from __future__ import annotations

import sys
import uuid

import httpx2
import psycopg

from live import serve
from lossy import lossy
from storage import create_tables, database_url


# --8<-- [start:pay]
def pay(url: str) -> httpx2.Response:
    body = {"account": "ES00001234", "cents": 4990, "note": "Train to Lisbon"}
    key = {"Idempotency-Key": str(uuid.uuid4())}  # once per payment, not per try
    for attempt in (1, 2, 3):
        try:
            answer = httpx2.post(f"{url}/v1/payments", json=body, headers=key)
            print(f"try {attempt}: {answer.status_code}, payment {answer.json()['id']}")
            return answer
        except httpx2.TransportError as error:
            print(f"try {attempt}: {type(error).__name__}: {error}")
    raise SystemExit("gave up")


# --8<-- [end:pay]


create_tables(database_url())
with serve(sys.argv[1]) as server, lossy(server) as network:
    pay(network)

with psycopg.connect(database_url()) as db:
    for row in db.execute("SELECT id, account, cents, note FROM payments ORDER BY id"):
        print("charged:", *row)
