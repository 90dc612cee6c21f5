"""Extract, load, transform: plain functions, each of which may run twice.

python pipeline.py            take every file that is not loaded yet
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import psycopg

import shop
import storage

# --8<-- [start:schema]
SCHEMA = """
CREATE TABLE IF NOT EXISTS loaded_files (
    key text PRIMARY KEY, hash text NOT NULL, taken int NOT NULL, rejected int NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS orders (
    number text PRIMARY KEY, day date NOT NULL, cents bigint NOT NULL,
    version int NOT NULL,
    source text NOT NULL REFERENCES loaded_files, line int NOT NULL
);
CREATE TABLE IF NOT EXISTS rejects (
    source text NOT NULL REFERENCES loaded_files, line int NOT NULL,
    text text NOT NULL, reason text NOT NULL, PRIMARY KEY (source, line)
);
CREATE TABLE IF NOT EXISTS daily_sales (
    day date PRIMARY KEY, orders int NOT NULL, cents bigint NOT NULL
);
"""
# --8<-- [end:schema]
ONE_RUN = 7_301  # the number of the lock that a run holds


@dataclass(frozen=True)
class Order:
    """An order as a file has it."""

    number: str
    day: datetime.date
    cents: int
    version: int


# --8<-- [start:parse]
def parse(text: str) -> Order:
    """A line as an order. Raises ValueError that says what is wrong."""
    data = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError("is no object")
    missing = {"order", "day", "cents", "version"} - data.keys()
    if missing:
        raise ValueError(f"has no {', '.join(sorted(missing))}")
    cents, version = data["cents"], data["version"]
    if type(cents) is not int or type(version) is not int or cents < 0 or version < 1:
        raise ValueError(f"cents {cents!r} or version {version!r} cannot be")
    if not isinstance(data["order"], str) or not data["order"]:
        raise ValueError("has no number")
    return Order(
        data["order"], datetime.date.fromisoformat(data["day"]), cents, version
    )
    # --8<-- [end:parse]


# --8<-- [start:load]
UPSERT = """
INSERT INTO orders VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (number) DO UPDATE SET
    day = excluded.day, cents = excluded.cents, version = excluded.version,
    source = excluded.source, line = excluded.line
WHERE excluded.version > orders.version
"""


def load_file(db: psycopg.Connection[Any], key: str, body: bytes) -> bool:
    """Take a file in, in one transaction; False if it is in already.

    Raises ValueError if a file of that name with other contents was loaded before.
    """
    digest = hashlib.sha256(body).hexdigest()
    with db.transaction():
        known = db.execute(
            "SELECT hash FROM loaded_files WHERE key = %s", [key]
        ).fetchone()
        if known:
            if known[0] != digest:
                raise ValueError(f"{key} has changed since it was loaded")
            return False
        orders, rejects = [], []
        for number, line in enumerate(body.decode(errors="replace").splitlines(), 1):
            try:
                one = parse(line)
            except ValueError as error:
                rejects.append((key, number, line, str(error)))
            else:
                orders.append(
                    (one.number, one.day, one.cents, one.version, key, number)
                )
        db.execute(
            "INSERT INTO loaded_files VALUES (%s, %s, %s, %s)",
            (key, digest, len(orders), len(rejects)),
        )
        days = {row[1] for row in orders} | _days_of(db, [row[0] for row in orders])
        with db.cursor() as cursor:
            cursor.executemany(UPSERT, orders)
            cursor.executemany("INSERT INTO rejects VALUES (%s, %s, %s, %s)", rejects)
        rebuild(db, days)
    return True


def _days_of(db: psycopg.Connection[Any], numbers: list[str]) -> set[datetime.date]:
    """The days on which these orders stand now: a correction may move one."""
    rows = db.execute("SELECT day FROM orders WHERE number = ANY(%s)", [numbers])
    return {row[0] for row in rows}
    # --8<-- [end:load]


# --8<-- [start:rebuild]
def rebuild(db: psycopg.Connection[Any], days: Iterable[datetime.date]) -> None:
    """Make these days of the report anew from the orders."""
    wanted = list(days)
    db.execute("DELETE FROM daily_sales WHERE day = ANY(%s)", [wanted])
    db.execute(
        "INSERT INTO daily_sales SELECT day, count(*), sum(cents) FROM orders"
        " WHERE day = ANY(%s) GROUP BY day",
        [wanted],
    )
    # --8<-- [end:rebuild]


# --8<-- [start:run]
def run(db: psycopg.Connection[Any], s3: Any, prefix: str = "") -> list[str]:  # noqa: ANN401
    """Load each file below a prefix that is not loaded yet; the keys that were new."""
    db.execute("SELECT pg_advisory_lock(%s)", [ONE_RUN])  # a second run waits here
    try:
        new = []
        for page in s3.get_paginator("list_objects_v2").paginate(
            Bucket=shop.BUCKET, Prefix=prefix
        ):
            for item in page.get("Contents", []):
                body = s3.get_object(Bucket=shop.BUCKET, Key=item["Key"])["Body"].read()
                if load_file(db, item["Key"], body):
                    new.append(item["Key"])
        return new
    finally:
        db.execute("SELECT pg_advisory_unlock(%s)", [ONE_RUN])
        # --8<-- [end:run]


# --8<-- [start:backfill]
def backfill(
    db: psycopg.Connection[Any],
    first: datetime.date,
    last: datetime.date,
    make: Callable[[psycopg.Connection[Any], list[datetime.date]], None] = rebuild,
) -> int:
    """Make a span of the report anew, a day in a transaction; how many days."""
    days = [first + datetime.timedelta(n) for n in range((last - first).days + 1)]
    for day in days:
        with db.transaction():
            make(db, [day])
    return len(days)
    # --8<-- [end:backfill]


# --8<-- [start:checks]
def complaints(db: psycopg.Connection[Any], today: datetime.date) -> list[str]:
    """What is wrong with the load as a whole: too old, too few, too many refused."""
    found = []
    newest = db.execute("SELECT max(split_part(key, '/', 1)::date) FROM loaded_files")
    last = newest.fetchone()
    if last is None or last[0] is None or (today - last[0]).days > 2:
        found.append(f"the newest file is of {last[0] if last else None}")
    rows = db.execute(
        "SELECT key, taken, rejected FROM loaded_files WHERE rejected > taken"
    )
    found += [f"{key}: {bad} lines refused, {good} taken" for key, good, bad in rows]
    counts = [
        row[0] for row in db.execute("SELECT orders FROM daily_sales ORDER BY day")
    ]
    usual = sorted(counts[:-1])[len(counts[:-1]) // 2] if len(counts) > 3 else 0
    if counts and counts[-1] * 2 < usual:
        found.append(f"{counts[-1]} orders on the last day, {usual} on a usual one")
    return found
    # --8<-- [end:checks]


def report(db: psycopg.Connection[Any]) -> str:
    """The report, a day a line."""
    rows = db.execute("SELECT day, orders, cents FROM daily_sales ORDER BY day")
    return "\n".join(
        f"  {day}  {count} orders  {cents / 100:>7.2f} €" for day, count, cents in rows
    )


def main() -> int:
    """Load what is new. Exit status 1 if there is something to complain about."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as db:
        db.execute(SCHEMA)
        for key in run(db, storage.client()):
            print(f"loaded {key}")
        found = complaints(db, datetime.datetime.now(datetime.UTC).date())
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
