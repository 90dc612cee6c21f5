"""What happened to the naive shop, done to the finished one."""

from __future__ import annotations

import itertools
import json
import os
import re
import time
from concurrent.futures import ThreadPoolExecutor

import httpx2
import psycopg

from live import Server, manage, serve

DATABASE = os.environ["DATABASE_URL"]
KEY = {"DJANGO_SECRET_KEY": "for this run only, " + "0123456789abcdef" * 3}
numbers = itertools.count(1)


def post(server: Server, sku: str, price: str) -> str:
    body = f'{{"sku": "{sku}", "name": "Green tea", "price": {price}}}'
    answer = httpx2.post(
        f"{server.url}/items",
        content=body.encode(),
        headers={"Idempotency-Key": f"request-{next(numbers)}"},
    )
    said = answer.json()
    if "errors" in said:
        words = [" ".join(fault.values()) for fault in said["errors"]]
    else:
        words = [said.get("detail") or said.get("sku") or json.dumps(said)]
    return f"{answer.status_code} {words[0]}"


def rows(table: str, where: str = "true") -> int:
    with psycopg.connect(DATABASE) as connection:
        query = f"SELECT count(*) FROM {table} WHERE {where}"  # noqa: S608
        found = connection.execute(query.encode()).fetchone()
    return int(found[0]) if found else 0


def at_once(server: Server, sku: str) -> list[str]:
    with (
        ThreadPoolExecutor(2) as pool,
        psycopg.connect(DATABASE, autocommit=True) as watch,
        psycopg.connect(DATABASE) as gate,
    ):
        gate.execute("LOCK TABLE items_item IN SHARE MODE")
        answers = [pool.submit(post, server, sku, "4.5") for _ in range(2)]
        while waiting(watch) < 2:
            time.sleep(0.02)
        gate.rollback()
        return sorted(answer.result() for answer in answers)


def waiting(watch: psycopg.Connection) -> int:
    found = watch.execute(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    ).fetchone()
    return int(found[0]) if found else 0


def break_the_end_of_a_creation() -> None:
    """From now on the last statement of `create_once` fails."""
    with psycopg.connect(DATABASE) as connection:
        connection.execute(
            "ALTER TABLE items_idempotencykey"
            " ADD CHECK (item_id IS NULL) NOT VALID"
        )


def main() -> None:
    manage("migrate", **KEY).check_returncode()
    with serve("config.wsgi:application", **KEY) as server:
        print("price -3   ->", post(server, "TEA-0003", "-3"))
        print("price NaN  ->", post(server, "TEA-0004", "NaN"))
        print("two clients, one new SKU:")
        for answer in at_once(server, "TEA-0005"):
            print("   ", answer)
        print("    rows with it:", rows("items_item"))
        print("again      ->", post(server, "TEA-0005", "4.5"))
        break_the_end_of_a_creation()
        print("a bug      ->", post(server, "TEA-0006", "4.5"))
        print("    items:", rows("items_item"), "jobs:", rows("jobs_job"))
    laptop = {"DJANGO_SETTINGS_MODULE": "config.development"}
    done = manage("run_jobs", "--until-empty", **laptop)
    print("the worker sends:", *re.findall("Subject: (.*)", done.stdout))
    print("jobs left:", rows("jobs_job", "done_at IS NULL"))


if __name__ == "__main__":
    main()
