"""Loads the same orders in three ways, and runs the pipeline a second time."""

from __future__ import annotations

import datetime
import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg

import pipeline
import shop

HERE = Path(__file__).resolve().parent
ROWS, RUNS = 20_000, 3
Row = tuple[str, datetime.date, int, int, str, int]
START = datetime.date(2026, 1, 1)


def rows() -> list[Row]:
    """Orders of two hundred days."""
    days = [START + datetime.timedelta(n) for n in range(200)]
    return [(f"{n}", days[n % 200], n % 900, 1, "f", n) for n in range(ROWS)]


def one_by_one(db: psycopg.Connection[Any], found: list[Row]) -> None:
    """A statement for each order."""
    for row in found:
        db.execute(pipeline.UPSERT, row)


def together(db: psycopg.Connection[Any], found: list[Row]) -> None:
    """executemany, as the pipeline does it: psycopg sends them without waiting."""
    with db.cursor() as cursor:
        cursor.executemany(pipeline.UPSERT, found)


def copied(db: psycopg.Connection[Any], found: list[Row]) -> None:
    """COPY into a table of this transaction, then one statement."""
    db.execute("CREATE TEMP TABLE arrived (LIKE orders) ON COMMIT DROP")
    with db.cursor() as cursor, cursor.copy("COPY arrived FROM STDIN") as copy:
        for row in found:
            copy.write_row(row)
    db.execute(
        pipeline.UPSERT.replace(
            "VALUES (%s, %s, %s, %s, %s, %s)",
            "SELECT DISTINCT ON (number) * FROM arrived ORDER BY number, version DESC",
        )
    )


def seconds(
    db: psycopg.Connection[Any],
    way: Callable[[psycopg.Connection[Any], list[Row]], None],
) -> float:
    """The median time of a load into empty tables."""
    times = []
    for _ in range(RUNS):
        db.execute("TRUNCATE loaded_files, orders, rejects, daily_sales")
        db.execute("INSERT INTO loaded_files VALUES ('f', '', 0, 0)")
        found = rows()
        began = time.perf_counter()
        with db.transaction():
            way(db, found)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    """Write results/load.json."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as db:
        db.execute(pipeline.SCHEMA)
        values = {
            way.__name__: (seconds(db, way), "s", 2)
            for way in (one_by_one, together, copied)
        }
        lines = [shop.order(*row[:1], str(row[1]), row[2]) for row in rows()]
        body = "\n".join(lines).encode()
        db.execute("TRUNCATE loaded_files, orders, rejects, daily_sales")
        took = []
        for _ in range(2):
            began = time.perf_counter()
            pipeline.load_file(db, "2026-11-02/large", body)
            took.append(time.perf_counter() - began)
        server = db.info.parameter_status("server_version")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release()
    found = {
        "rows": (ROWS, "", 0),
        **values,
        "whole": (took[0], "s", 2),
        "again": (took[1] * 1000, "ms", 0),
    }
    result = {
        "command": "python measure.py",
        "machine": f"{os.cpu_count()} cores, {memory:.0f} GiB, "
        f"{system['NAME'].split()[0]} {system.get('VERSION_ID', '')}",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            "psycopg": version("psycopg"),
            "postgresql": str(server).split()[0],
        },
        "values": {
            key: {"value": round(value, digits), "unit": unit, "digits": digits}
            for key, (value, unit, digits) in found.items()
        },
    }
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "load.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
