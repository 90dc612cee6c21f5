"""What does a deep page cost? Writes results/pages.json and deep_page.plan.txt.

In samples/, about 20 s:
python -m support.postgres python 05-api-examples/rest_api/measure.py
"""

from __future__ import annotations

import datetime
import json
import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row

import paging
from models import PaymentOut
from storage import create_tables, database_url

HERE = Path(__file__).parent
ROWS, SIZE = 2_000_000, 50
DEPTHS = (0, 1_000, 10_000, 100_000, 250_000, 500_000, 1_000_000, 1_500_000, 1_999_000)
OFFSET = (
    "SELECT * FROM payments ORDER BY created_at DESC, id DESC LIMIT 50 OFFSET %(rows)s"
)
KEYSET = (
    "SELECT * FROM payments WHERE (created_at, id) < (%(created_at)s, %(id)s)"
    " ORDER BY created_at DESC, id DESC LIMIT 51"
)


def p50(call: Callable[[], object], times: int = 9) -> float:
    call()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def value(number: float, unit: str = "ms", digits: int = 1) -> dict[str, Any]:
    return {"value": round(number, digits), "unit": unit, "digits": digits}


def main() -> None:
    create_tables(database_url())
    with psycopg.connect(database_url(), row_factory=dict_row, autocommit=True) as db:
        db.execute(
            "INSERT INTO payments (account, cents, note, created_at)"
            " SELECT 'ES00001234', 1 + mod(n, 9999), 'payment ' || n,"
            " timestamptz '2026-01-01' + (n / 3) * interval '1 s'"
            " FROM generate_series(1, %s) AS n",
            [ROWS],
        )
        db.execute("VACUUM (ANALYZE) payments")
        series: dict[str, list[float]] = {"rows": [], "offset": [], "keyset": []}
        plans = []
        for depth in DEPTHS:
            after = db.execute(
                "SELECT * FROM payments ORDER BY created_at DESC, id DESC"
                " LIMIT 1 OFFSET %s",
                [max(depth - 1, 0)],
            ).fetchall()[0]
            cursor = paging.to_cursor(
                paging.Position(sort="-created", category=None, **paging.keys(after))
            )
            skip = {"rows": depth}

            def by_offset(skip: dict[str, int] = skip) -> object:
                rows = db.execute(OFFSET, skip).fetchall()
                return [PaymentOut.model_validate(row) for row in rows]

            def by_cursor(cursor: str | None = cursor if depth else None) -> object:
                rows, _ = paging.page(db, "-created", None, SIZE, cursor)
                return [PaymentOut.model_validate(row) for row in rows]

            series["rows"].append(depth)
            series["offset"].append(round(p50(by_offset), 2))
            series["keyset"].append(round(p50(by_cursor), 2))
            if depth == 1_000_000:
                plans = [explain(db, OFFSET, skip), explain(db, KEYSET, after)]
        count = p50(lambda: db.execute("SELECT count(*) FROM payments").fetchone())
        server = db.execute("SHOW server_version").fetchall()[0]["server_version"]
    (HERE / "deep_page.plan.txt").write_text("\n".join(plans), encoding="utf-8")
    at = {depth: index for index, depth in enumerate(DEPTHS)}
    values = {"rows": value(ROWS, "", 0), "count": value(count)}
    for name in ("offset", "keyset"):
        for depth in (0, 10_000, 100_000, 1_000_000):
            values[f"{name}_{depth}"] = value(series[name][at[depth]])
    result = {
        "command": "python -m support.postgres python"
        " 05-api-examples/rest_api/measure.py",
        "machine": "2 cores, 24 GiB, Debian 12",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            "psycopg": version("psycopg"),
            "postgresql": server.partition(" ")[0],
        },
        "values": values,
        "series": series,
    }
    (HERE / "results").mkdir(exist_ok=True)
    text = json.dumps(result, indent=1) + "\n"
    (HERE / "results" / "pages.json").write_text(text, encoding="utf-8")


def explain(
    db: psycopg.Connection[dict[str, Any]], query: str, values: dict[str, Any]
) -> str:
    options = "ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, BUFFERS OFF"
    db.execute("SET max_parallel_workers_per_gather = 0")
    rows = db.execute(f"EXPLAIN ({options}) {query}", values).fetchall()
    db.execute("RESET max_parallel_workers_per_gather")
    first = query.partition(" WHERE")[0].partition(" ORDER")[0]
    rest = query[len(first) :].replace(" ORDER", "\n-- ORDER")
    rest = "-- " + rest.strip() if " WHERE" in query else rest.strip()
    return f"-- {first}\n{rest}\n" + "".join(row["QUERY PLAN"] + "\n" for row in rows)


if __name__ == "__main__":
    main()
