"""Writes results/*.json and plans/*.txt: plans and pages on a million orders, loading.

In samples/, about 40 s:
python -m support.postgres python 04-database-examples/raw_sql_examples/measure.py
"""

from __future__ import annotations

import datetime
import gc
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg

import big
import load
from shop import Connection, database_url

HERE = Path(__file__).parent
ORDERS, CUSTOMERS = 1_000_000, 5_000
PAGES = (1, 100, 1_000, 5_000, 10_000, 15_000, 20_000)
ROWS = [(f"S-{n:06}", n) for n in range(20_000)]


def p50(call: Callable[[], object], times: int) -> float:
    """Median milliseconds of `times` calls, after three that are not counted."""
    for _ in range(3):
        call()
    gc.collect()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def value(number: float, unit: str = "ms", digits: int = 1) -> dict[str, Any]:
    rounded = round(number, digits) if digits else round(number)
    return {"value": rounded, "unit": unit, "digits": digits}


def machine() -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = platform.freedesktop_os_release()
    system = f"{name['NAME'].split()[0]} {name.get('VERSION_ID', '')}".strip()
    return f"{os.cpu_count()} cores, {gib:.0f} GiB, {system}"


def write(
    name: str,
    connection: Connection,
    values: dict[str, Any],
    series: dict[str, Any] | None = None,
) -> None:
    row = connection.execute("SHOW server_version").fetchone()
    policy = getattr(os, "sched_getscheduler", lambda _: None)(0)
    real_time = policy is not None and policy == getattr(os, "SCHED_RR", -1)
    content = {
        "command": "chrt -r 5 python measure.py" if real_time else "python measure.py",
        "machine": machine(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            "psycopg": version("psycopg"),
            "postgresql": str(row and row[0]).split()[0],
        },
        "values": values,
        "series": series or {},
    }
    (HERE / "results").mkdir(exist_ok=True)
    body = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (HERE / "results" / f"{name}.json").write_text(body, encoding="utf-8")
    print(name, {key: f"{one['value']} {one['unit']}" for key, one in values.items()})


def size(connection: Connection, name: str) -> float:
    row = connection.execute("SELECT pg_relation_size(%s::regclass)", [name]).fetchone()
    return float(row[0]) / 2**20 if row else 0


def plans(connection: Connection) -> None:
    (HERE / "plans").mkdir(exist_ok=True)
    values = {"orders": value(ORDERS, "", 0)}

    def keep(name: str, query: Any, values_of_query: Any = None) -> None:  # noqa: ANN401
        for _ in range(2):  # the second plan is of warm pages
            plan = big.explain(connection, query, values_of_query)
        (HERE / "plans" / f"{name}.txt").write_text(plan + "\n", encoding="utf-8")
        values[name] = value(
            p50(partial(connection.execute, query, values_of_query), 9), digits=2
        )

    keep("latest_before", big.LATEST)
    connection.execute(big.INDEX)
    connection.execute(big.PAGES_INDEX)
    connection.execute("VACUUM ANALYZE orders")
    keep("latest_after", big.LATEST)
    keep("day_cast", big.BY_CAST)
    keep("day_range", big.BY_RANGE)
    keep("offset_20000", big.BY_OFFSET, [50 * 19_999])
    values["index_size"] = value(size(connection, "orders_latest"), "MB", 0)
    values["table_size"] = value(size(connection, "orders"), "MB", 0)
    write("plans", connection, values)


def paging(connection: Connection) -> None:
    series: dict[str, list[float]] = {"page": [*PAGES], "offset": [], "keyset": []}
    queries: list[tuple[str, Any, list[Any]]]
    for page in PAGES:
        skip = 50 * (page - 1)
        row = connection.execute(big.BY_OFFSET, [max(skip - 1, 0)]).fetchone()
        assert row is not None  # noqa: S101
        after = [row[1], row[0]] if page > 1 else ["infinity", 0]
        queries = [("offset", big.BY_OFFSET, [skip]), ("keyset", big.BY_KEY, after)]
        for name, query, parameters in queries:
            taken = p50(partial(connection.execute, query, parameters), 15)
            series[name].append(round(taken, 2))
    values = {
        f"{name}_{page}": value(series[name][PAGES.index(page)], digits=2)
        for name in ("offset", "keyset")
        for page in (1, 1_000, 20_000)
    }
    write("paging", connection, values, series)


def loading(connection: Connection) -> None:
    values = {"rows": value(len(ROWS), "", 0)}
    for way in (load.one_by_one, load.many, load.copy, load.copy_and_merge):

        def run(way: Any = way) -> None:  # noqa: ANN401
            connection.execute("TRUNCATE stock")
            with connection.transaction():
                way(connection, ROWS)

        values[way.__name__] = value(p50(run, 5), digits=0)
    write("loading", connection, values)


def main() -> None:
    began = time.perf_counter()
    with psycopg.connect(database_url()) as connection:
        big.fill(connection, CUSTOMERS, ORDERS)
        plans(connection)
        paging(connection)
        loading(connection)
    print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
