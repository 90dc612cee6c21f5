"""Writes results/page.json and results/levels.json: the same page three ways.

In samples/, about 20 s:
python -m support.postgres python 05-api-examples/graphql_api/measure.py
"""

import datetime
import json
import os
import platform
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from logging import disable
from pathlib import Path
from typing import Any

import httpx2
import psycopg

import main
import naive_wrong
from attack import FINISHED, NAIVE
from context import Context
from database import Database, fill, open_pool
from live import serve
from loaders import Loaders

RESULTS = Path(__file__).with_name("results")
TIMES = 60


def p50(calls: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median milliseconds of each call; they take turns, so a slow minute hits all."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for turn in range(TIMES + 5):
        for name, call in calls.items():
            began = time.perf_counter()
            call()
            if turn >= 5:
                taken[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}


def value(number: float, unit: str, digits: int = 0) -> dict[str, Any]:
    rounded = round(number, digits) if digits else round(number)
    return {"value": rounded, "unit": unit, "digits": digits}


def write(name: str, url: str, values: dict[str, Any], series: dict[str, Any]) -> None:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release()
    with psycopg.connect(url) as connection:
        row = connection.execute("SHOW server_version").fetchone()
    content = {
        "command": "python measure.py",
        "machine": f"{os.cpu_count()} cores, {gib:.0f} GiB,"
        f" {system['NAME'].split()[0]} {system.get('VERSION_ID', '')}".strip(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            "strawberry-graphql": version("strawberry-graphql"),
            "graphql-core": version("graphql-core"),
            "fastapi": version("fastapi"),
            "postgresql": str(row[0]).split()[0] if row else "",
        },
        "values": values,
        "series": series,
    }
    RESULTS.mkdir(exist_ok=True)
    body = json.dumps(content, indent=1) + "\n"
    (RESULTS / f"{name}.json").write_text(body, encoding="utf-8")
    print(name, {key: f"{one['value']} {one['unit']}" for key, one in values.items()})


def page(url: str) -> None:
    """20 books with author, reviews and reviewers: three ways to serve them."""
    with (
        serve(naive_wrong.create_app(url)) as naive,
        serve(main.create_app(url, public=False, registered_only=False)) as finished,
    ):

        def post(client: httpx2.Client, query: str) -> httpx2.Response:
            return client.post("/graphql", json={"query": query})

        tag = {"if-none-match": finished.get("/books").headers["etag"]}
        calls: dict[str, Callable[[], httpx2.Response]] = {
            "naive": lambda: post(naive, NAIVE["a page"]),
            "loaders": lambda: post(finished, FINISHED["a page"]),
            "rest": lambda: finished.get("/books"),
            "rest_304": lambda: finished.get("/books", headers=tag),
            "refused": lambda: post(finished, FINISHED["breadth"]),
        }
        values = {
            f"{name}_ms": value(ms, "ms", 1) for name, ms in p50(dict(calls)).items()
        }
        for name, call in calls.items():
            values[f"{name}_bytes"] = value(len(call().content), "bytes")
        began = time.perf_counter()
        deep = post(naive, NAIVE["depth"])
        values["deep_ms"] = value((time.perf_counter() - began) * 1000, "ms")
        values["deep_asked"] = value(len(NAIVE["depth"]), "bytes")
        values["deep_answered"] = value(len(deep.content) / 1024, "KiB")
    write("page", url, values, {})


def table_of(sql: str) -> str:
    """Which level of the graph a statement belongs to."""
    names = re.findall(r"FROM (author|book|reader|review)\b", sql)
    return names[0] if names else "?"


async def levels(url: str) -> dict[str, dict[str, int]]:
    """How many statements each level sends, without and with loaders."""
    found = {}
    async with open_pool(url) as pool:
        for name, schema, query in (
            ("naive", naive_wrong.schema, NAIVE["a page"]),
            (
                "loaders",
                main.create_schema(public=False, registered_only=False),
                FINISHED["a page"],
            ),
        ):
            db = Database(pool)
            context = Context(db, None, Loaders(db, None))
            context.response = httpx2.Response(200)  # type: ignore[assignment]
            await schema.execute(query, context_value=context)
            found[name] = dict(Counter(map(table_of, db.sent)))
    return found


if __name__ == "__main__":
    import asyncio

    disable()
    target = os.environ["DATABASE_URL"]
    fill(target)
    page(target)
    counted = asyncio.run(levels(target))
    totals = {
        f"{name}_statements": value(sum(one.values()), "statements")
        for name, one in counted.items()
    }
    write("levels", target, totals, counted)
