"""Six things that happen to a shop, over a real socket."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import httpx2
import psycopg

from live import Server, serve

DATABASE = os.environ["DATABASE_URL"]


def post(server: Server, sku: str, price: str, pieces: int = 1) -> str:
    body = f'{{"sku": "{sku}", "price": {price}, "pieces": {pieces}}}'
    answer = httpx2.post(f"{server.url}/items", content=body.encode())
    said = answer.text
    if answer.status_code == 500:
        title = re.search(r"<title>(\w+)", said)
        said = title[1] if title else "?"
    return f"{answer.status_code} {said}"


def rows(where: str) -> int:
    with psycopg.connect(DATABASE) as connection:
        query = f"SELECT count(*) FROM shop_item WHERE {where}"  # noqa: S608
        found = connection.execute(query.encode()).fetchone()
    return int(found[0]) if found else 0


# --8<-- [start:race]
def at_once(server: Server, sku: str) -> list[str]:
    """Two clients, both held back between their SELECT and their INSERT."""
    with (
        ThreadPoolExecutor(2) as pool,
        psycopg.connect(DATABASE, autocommit=True) as watch,
        psycopg.connect(DATABASE) as gate,
    ):
        gate.execute("LOCK TABLE shop_item IN SHARE MODE")  # reads may pass
        answers = [pool.submit(post, server, sku, "4.5") for _ in range(2)]
        while waiting(watch) < 2:
            time.sleep(0.02)
        gate.rollback()
        return [answer.result() for answer in answers]


def waiting(watch: psycopg.Connection) -> int:
    found = watch.execute(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    ).fetchone()
    return int(found[0]) if found else 0
    # --8<-- [end:race]


def main() -> None:
    subprocess.run([sys.executable, "naive_wrong.py"], check=True)
    with serve("naive_wrong:application") as server:
        post(server, "TEA-0001", "0.1")
        post(server, "TEA-0002", "0.2")
        print("GET /total of 0.1 and 0.2 ->", total(server))
        print("price -3   ->", post(server, "TEA-0003", "-3"))
        print("price NaN  ->", post(server, "TEA-0004", "NaN"))
        print("GET /total ->", total(server))
        print("two clients, one new SKU:")
        for answer in at_once(server, "TEA-0005"):
            print("   ", answer)
        print("    rows with it:", rows("sku = 'TEA-0005'"))
        print("again      ->", post(server, "TEA-0005", "4.5"))
        print("pieces -1  ->", post(server, "TEA-0006", "4.5", pieces=-1))
        print("    rows with it:", rows("sku = 'TEA-0006'"))
        print("    mail sent:", server.mails()[-1])
        page = httpx2.post(f"{server.url}/items", content=json.dumps({})).text
        secret = re.search(r"redis://:\w+@[\w.]+", page)
        print("body {}    -> 500, and the page says:", secret and secret[0])


def total(server: Server) -> str:
    return httpx2.get(f"{server.url}/total").text


if __name__ == "__main__":
    main()
