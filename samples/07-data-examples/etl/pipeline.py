"""Extract, load, transform: plain functions, each of which may run twice.

python pipeline.py            take every file that is not loaded yet
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
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


# --8<-- [start:parse]
NUMBER = re.compile(r"[A-Za-z0-9-]{1,40}")


@dataclass(frozen=True)
class Order:
    """An order as a file has it."""

    number: str
    day: datetime.date
    cents: int
    version: int


def parse(text: str) -> Order:
    """A line as an order. Raises ValueError that says what is wrong."""
    data = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError("is no object")
    missing = {"order", "day", "cents", "version"} - data.keys()
    if missing:
        raise ValueError(f"has no {', '.join(sorted(missing))}")
    number, day = data["order"], data["day"]
    if not isinstance(number, str) or not NUMBER.fullmatch(number):
        raise ValueError(f"order {number!r} cannot be")
    if not isinstance(day, str):
        raise ValueError(f"day {day!r} is no text")
    cents, version = data["cents"], data["version"]
    whole = type(cents) is int and type(version) is int
    if not whole or not 0 <= cents < 10**12 or not 1 <= version < 2**31:
        raise ValueError(f"cents {cents!r} or version {version!r} cannot be")
    return Order(number, datetime.date.fromisoformat(day), cents, version)
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
        before = db.execute(
            "SELECT hash FROM loaded_files WHERE key = %s", [key]
        ).fetchone()
        if before:
            if before[0] != digest:
                raise ValueError(f"{key} has changed since it was loaded")
            return False
        good, rejects = [], []
        for line, raw in enumerate(body.splitlines(), 1):
            try:
                good.append((line, raw, parse(raw.decode())))
            except (ValueError, RecursionError) as error:
                rejects.append((key, line, _text(raw), str(error)))
        stands = _standing(db, [one.number for _, _, one in good])
        days = {one.day for one in stands.values()}  # a correction may move an order
        orders = []
        for line, raw, one in good:
            known = stands.get(one.number, one)
            if known.version == one.version and known != one:
                reason = f"another version {one.version} of {one.number} stands"
                rejects.append((key, line, _text(raw), reason))
                continue
            orders.append((one.number, one.day, one.cents, one.version, key, line))
            stands[one.number] = max(known, one, key=lambda order: order.version)
        days |= {row[1] for row in orders}
        db.execute(
            "INSERT INTO loaded_files VALUES (%s, %s, %s, %s)",
            (key, digest, len(orders), len(rejects)),
        )
        with db.cursor() as cursor:
            cursor.executemany(UPSERT, orders)
            cursor.executemany("INSERT INTO rejects VALUES (%s, %s, %s, %s)", rejects)
        rebuild(db, days)
    return True


def _standing(db: psycopg.Connection[Any], numbers: list[str]) -> dict[str, Order]:
    """These orders as they stand now."""
    rows = db.execute(
        "SELECT number, day, cents, version FROM orders WHERE number = ANY(%s)",
        [numbers],
    )
    return {row[0]: Order(*row) for row in rows}


def _text(raw: bytes) -> str:
    """A refused line as PostgreSQL can store it, whatever its bytes are."""
    return raw.decode(errors="backslashreplace").replace("\0", "\\0")
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
ONE_RUN = 7_301  # the number of the lock, the same for all that write here


@contextlib.contextmanager
def alone(db: psycopg.Connection[Any]) -> Iterator[None]:
    """Hold the lock; whoever comes second waits here."""
    db.execute("SELECT pg_advisory_lock(%s)", [ONE_RUN])
    try:
        yield
    finally:
        db.execute("SELECT pg_advisory_unlock(%s)", [ONE_RUN])


def run(db: psycopg.Connection[Any], s3: Any, prefix: str = "") -> list[str]:  # noqa: ANN401
    """Load each file below a prefix that is not loaded yet; the keys that were new.

    Raises ValueError, after all others are loaded, if files have changed since.
    """
    new, changed = [], []
    pages = s3.get_paginator("list_objects_v2")
    with alone(db):
        for page in pages.paginate(Bucket=shop.BUCKET, Prefix=prefix):
            for item in page.get("Contents", []):
                key = item["Key"]
                body = s3.get_object(Bucket=shop.BUCKET, Key=key)["Body"].read()
                try:
                    if load_file(db, key, body):
                        new.append(key)
                except ValueError as error:
                    changed.append(str(error))
    if changed:
        raise ValueError("; ".join(changed))
    return new
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
    with alone(db):
        for day in days:
            with db.transaction():
                make(db, [day])
    return len(days)
    # --8<-- [end:backfill]


# --8<-- [start:reload]
EMPTY = """
DELETE FROM daily_sales; DELETE FROM orders;
DELETE FROM rejects; DELETE FROM loaded_files
"""


def reload(db: psycopg.Connection[Any], s3: Any) -> list[str]:  # noqa: ANN401
    """Forget everything and take the whole bucket in again, in one transaction."""
    with alone(db), db.transaction():
        db.execute(EMPTY)
        return run(db, s3)
    # --8<-- [end:reload]


# --8<-- [start:checks]
def complaints(db: psycopg.Connection[Any], today: datetime.date) -> list[str]:
    """What is wrong with the load as a whole: too old, too few, too many refused."""
    found = []
    newest = db.execute(
        r"SELECT max(substring(key from '^\d{4}-\d\d-\d\d')::date) FROM loaded_files"
    )
    last = newest.fetchone()
    if last is None or last[0] is None or (today - last[0]).days > 2:
        found.append(f"the newest file is of {last[0] if last else None}")
    rows = db.execute(  # an empty file is one of these
        "SELECT key, taken, rejected FROM loaded_files WHERE rejected >= taken"
        " AND at > %s - interval '2 days' ORDER BY key",
        [today],
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
        found = []
        try:
            for key in run(db, storage.client()):
                print(f"loaded {key}")
        except ValueError as error:
            found.append(str(error))
        found += complaints(db, datetime.datetime.now(datetime.UTC).date())
    for one in found:
        print(one, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
