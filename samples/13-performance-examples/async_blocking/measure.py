"""Writes results/*.json: load on six handlers, latency beside computing, and turns.

In samples/, about 55 s: make measure NAME=13-performance-examples/async_blocking
"""

from __future__ import annotations

import asyncio
import json
import os
import platform
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import httpx2
import psycopg

import fetch
import fetch_wrong
import turns
from live import serve
from load import Measured, client, press
from partner import Partner

HERE = Path(__file__).parent
ROUNDS, CLIENTS, MANY = 3, 50, 200
WAIT_S, LONG_WAIT_S = 0.05, 0.2
Values = dict[str, Any]


def value(
    number: float, unit: str = "", digits: int = 0
) -> dict[str, Any]:
    rounded = round(number, digits) if digits else round(number)
    return {"value": rounded, "unit": unit, "digits": digits}


def milliseconds(seconds: float) -> dict[str, Any]:
    return value(seconds * 1000, "ms", 1 if seconds < 0.01 else 0)


def machine() -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = platform.freedesktop_os_release()
    system = (
        f"{name['NAME'].split()[0]} {name.get('VERSION_ID', '')}".strip()
    )
    return f"{os.cpu_count()} cores, {gib:.0f} GiB, {system}"


def write(name: str, values: Values, series: Values, **more: str) -> None:
    packages = ("fastapi", "uvicorn", "httpx2", "psycopg")
    content = {
        "command": "python measure.py",
        "machine": machine(),
        "date": datetime.now(UTC).date().isoformat(),
        "versions": {"python": platform.python_version()}
        | {package: version(package) for package in packages}
        | more,
        "values": values,
        "series": series,
    }
    (HERE / "results").mkdir(exist_ok=True)
    file = HERE / "results" / f"{name}.json"
    file.write_text(
        json.dumps(content, indent=1) + "\n", encoding="utf-8"
    )
    print(name, {key: one["value"] for key, one in values.items()})


def summary(found: dict[str, list[Measured]]) -> tuple[Values, Values]:
    """The medians, and the lowest and highest rate."""
    values: Values = {}
    series: Values = {}
    for name, rounds in found.items():
        values[f"{name}_rps"] = value(
            median(one.per_second for one in rounds)
        )
        for key in ("p50", "p95"):
            taken = median(getattr(one, key) for one in rounds)
            values[f"{name}_{key}"] = milliseconds(taken)
        rates = sorted(round(one.per_second, 1) for one in rounds)
        series[name] = [rates[0], rates[-1]]
    return values, series


def waiting(database_url: str) -> tuple[Values, Values]:
    """Every way in each round, so that noise meets them all."""
    found: dict[str, list[Measured]] = {}
    with ExitStack() as stack:

        def start(app: str) -> str:
            environment = {
                "WAIT_S": str(WAIT_S),
                "DATABASE_URL": database_url,
            }
            return stack.enter_context(
                serve(f"{app}:app", **environment)
            ).url

        quotes_wrong, quotes = start("quotes_wrong"), start("quotes")
        stock_wrong, stock = start("stock_wrong"), start("stock")
        # A round of those that block takes five seconds: they get fewer.
        ways = {
            "blocking": (f"{quotes_wrong}/quote", 2, 2),
            "thread": (f"{quotes}/thread", 3, ROUNDS),
            "plain": (f"{quotes}/plain", 12, ROUNDS),
            "awaited": (f"{quotes}/awaited", 12, ROUNDS),
            "stock_blocking": (f"{stock_wrong}/stock", 2, 1),
            "stock_plain": (f"{stock}/plain", 10, ROUNDS),
            "stock_awaited": (f"{stock}/awaited", 10, ROUNDS),
        }
        for number in range(ROUNDS):
            for name, (url, turns, rounds) in ways.items():
                if number < rounds:
                    measured = asyncio.run(press(url, CLIENTS, turns))
                    found.setdefault(name, []).append(measured)
        values, series = summary(found)
        for name in ("blocking", "plain", "awaited"):
            alone = asyncio.run(press(ways[name][0], 1, 11))
            values[f"{name}_alone_p50"] = milliseconds(alone.p50)
    return values, series


def many() -> tuple[Values, Values]:
    """Four times the clients, and a carrier that has become four times slower."""
    found: dict[str, list[Measured]] = {}
    health: dict[str, list[float]] = {}
    with serve("quotes:app", WAIT_S=str(LONG_WAIT_S)) as server:
        for _ in range(2):
            for name, turns, probe in (
                ("many_plain", 3, "livez-plain"),
                ("many_awaited", 8, "livez"),
            ):
                url = f"{server.url}/{name.removeprefix('many_')}"
                measured, probed = asyncio.run(
                    beside(url, MANY, turns, f"{server.url}/{probe}")
                )
                found.setdefault(name, []).append(measured)
                health.setdefault(name, []).extend(probed)
    values, series = summary(found)
    for name, probed in health.items():
        values[f"{name}_livez"] = milliseconds(median(probed))
    return values, series


async def beside(
    url: str, clients: int, turns: int, probe: str
) -> tuple[Measured, list[float]]:
    """Load `url`; meanwhile ask `probe` every 50 ms. Its times are seconds."""
    taken: list[float] = []
    async with asyncio.TaskGroup() as group:
        pressing = group.create_task(press(url, clients, turns))
        await asyncio.sleep(0.1)  # the load has begun
        while not pressing.done():
            # One that waits for its answer would ask most often when all is quick.
            group.create_task(client(probe, 1, taken, warm_up=0))
            await asyncio.sleep(0.05)
    return pressing.result(), taken


def computing() -> tuple[Values, Values]:
    """How long /livez takes while four clients let the server compute."""
    found: dict[str, list[float]] = {}
    with (
        serve("compute_wrong:app") as wrong,
        serve("compute:app") as mended,
    ):
        ways = {
            "loop": (wrong.url, "/tour"),
            "threads": (mended.url, "/tour-thread"),
            "processes": (mended.url, "/tour"),
        }
        asyncio.run(
            press(f"{mended.url}/tour", 1, 2)
        )  # starts the process
        for _ in range(2):
            for name, (url, path) in ways.items():
                _, probed = asyncio.run(
                    beside(f"{url}{path}", 4, 4, f"{url}/livez")
                )
                found.setdefault(name, []).append(p95(probed))
        idle = asyncio.run(press(f"{mended.url}/livez", 1, 200))
    values = {
        f"livez_{name}": milliseconds(median(one))
        for name, one in found.items()
    }
    values["livez_idle"] = milliseconds(idle.p95)
    made = []
    for _ in range(7):
        began = time.perf_counter()
        httpx2.AsyncClient()
        made.append(time.perf_counter() - began)
    values["async_client"] = milliseconds(median(made))
    series: Values = {
        name: [round(min(one) * 1000, 1), round(max(one) * 1000, 1)]
        for name, one in found.items()
    }
    return values, series


def p95(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


async def took(call: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await call()
    return time.perf_counter() - began


def together() -> Values:
    """Ten calls of 0.1 s, one after the other and in a group."""
    skus = list(range(1, 11))
    ways = {
        "one_by_one": fetch_wrong.fetch_prices,
        "group": fetch.fetch_prices,
    }
    values: Values = {}
    for name, way in ways.items():
        times = [
            asyncio.run(took(lambda way=way: way(Partner(), skus)))  # type: ignore[misc]
            for _ in range(ROUNDS)
        ]
        values[name] = value(median(times), "s", 2)
    return values


def main() -> None:
    database_url = os.environ["DATABASE_URL"]
    with psycopg.connect(database_url) as connection:
        server = connection.info.parameter_status("server_version") or "?"
    pool = min(32, (os.process_cpu_count() or 1) + 4)
    values, series = waiting(database_url)
    more_values, more_series = many()
    values |= more_values
    values |= {
        "clients": value(CLIENTS),
        "many_clients": value(MANY),
        "wait": value(WAIT_S * 1000, "ms"),
        "long_wait": value(LONG_WAIT_S * 1000, "ms"),
        "to_thread_places": value(pool),
        "blocking_ceiling": value(1 / WAIT_S),
        "thread_ceiling": value(pool / WAIT_S),
        "plain_ceiling": value(40 / WAIT_S),
        "awaited_ceiling": value(CLIENTS / WAIT_S),
        "many_plain_ceiling": value(40 / LONG_WAIT_S),
        "many_awaited_ceiling": value(MANY / LONG_WAIT_S),
    }
    write(
        "load",
        values,
        series | more_series,
        postgresql=server.split()[0],
    )
    write("compute", *computing())
    write("together", together(), {})
    recorded = {
        name: [
            [one.task, round(one.began, 5), round(one.ended, 5)]
            for one in run
        ]
        for name, run in (
            ("blocks", asyncio.run(turns.record(turns.blocks))),
            ("awaits", asyncio.run(turns.record(asyncio.sleep))),
        )
    }
    lengths = {
        name: value(max(ended for _, _, ended in run) * 1000, "ms")
        for name, run in recorded.items()
    }
    write("turns", lengths, recorded)


if __name__ == "__main__":
    main()
