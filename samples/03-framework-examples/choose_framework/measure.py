"""The same app three times, measured: lines, start-up, memory, requests, p95.

Run it in samples/ with `python -m support.postgres python …/measure.py`; with the
arguments `lines` or `start` it repeats that part and leaves the rest as it is.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import httpx2
import psutil  # type: ignore[import-untyped]
import psycopg

from lines import count
from load import Maker, Measured, press, request
from running import FRAMEWORKS, App, Server, create_tables, read_apps, serve, small
from support import postgres

RESULT = Path(__file__).parent / "results" / "three_apps.json"
CLIENTS, SECONDS, ROUNDS, STARTS, STORED = 8, 0.5, 5, 5, 200
WAITING = 40  # clients of the endpoint that waits
Values = dict[str, dict[str, float | int | str]]


def number(value: float, unit: str = "", digits: int = 0) -> dict[str, Any]:
    return {"value": round(value, digits or None), "unit": unit, "digits": digits}


def family(server: Server) -> list[psutil.Process]:
    """The server and its workers."""
    parent = psutil.Process(server.process.pid)
    return [parent, *parent.children(recursive=True)]


def memory(server: Server) -> float:
    rss: int = sum(process.memory_info().rss for process in family(server))
    return rss / 1e6  # MB


def startup(app: App, database_url: str) -> Values:
    """From nothing to the first answer: on the clock, and as processor time."""
    clock, processor = [], []
    for _ in range(STARTS):
        with serve(app, database_url) as server:
            clock.append(server.seconds)
            times = [process.cpu_times() for process in family(server)]
            processor.append(sum(time.user + time.system for time in times))
    return {
        f"{app.name.lower()}_startup": number(median(clock), "s", 2),
        f"{app.name.lower()}_startup_cpu": number(median(processor), "s", 2),
    }


def startups(admin_url: str) -> Values:
    values: Values = {}
    for app in read_apps().values():
        with postgres.fresh_database(admin_url) as database:
            create_tables(app, database)
            values |= startup(app, database)
    return values


# --8<-- [start:requests]
def hello(client: int, turn: int) -> bytes:
    return request("GET", "/hello")


def waiting(client: int, turn: int) -> bytes:
    return request("GET", "/wait")


def alive(client: int, turn: int) -> bytes:
    return request("GET", "/livez")  # the app, and no database


def ready(client: int, turn: int) -> bytes:
    return request("GET", "/readyz")  # one statement


def reading(url: str) -> Maker:
    """One item after the other, each client from another place."""
    page = httpx2.get(f"{url}/items", params={"limit": 100}).json()
    ids = [item["id"] for item in page["items"]]

    def make(client: int, turn: int) -> bytes:
        return request("GET", f"/items/{ids[(client * 13 + turn) % len(ids)]}")

    return make


def writing(prefix: str) -> Maker:
    """A new item each time, with its own idempotency key."""

    def make(client: int, turn: int) -> bytes:
        sku = f"{prefix}{chr(65 + client)}-{turn:04d}"
        item = {"sku": sku, "name": "Green tea", "price": "4.50", "cost": "1.20"}
        key = f"measure-{sku}"
        return request("POST", "/items", json.dumps(item).encode(), Idempotency_Key=key)

    return make


# --8<-- [end:requests]


def prefixes() -> Iterator[str]:
    """SKUs have three letters: two for the round, one for the client."""
    for first in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        yield from (first + second for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def seed(url: str) -> None:
    make = writing("ZZ")
    with httpx2.Client(base_url=url) as client:
        for turn in range(STORED):
            head, _, body = make(0, turn).partition(b"\r\n\r\n")
            key = head.decode().split("Idempotency-Key: ")[1].splitlines()[0]
            headers = {"Idempotency-Key": key, "content-type": "application/json"}
            answer = client.post("/items", content=body, headers=headers)
            answer.raise_for_status()


# --8<-- [start:checked]
def checked(measured: Measured, what: str) -> Measured:
    if measured.refused:
        raise RuntimeError(f"{what}: {measured.refused} answers were refusals")
    return measured


# --8<-- [end:checked]


def load(urls: dict[str, str], small_urls: dict[str, str]) -> Values:
    unused = prefixes()
    found: dict[str, list[Measured]] = {}
    for turn in range(-1, ROUNDS):  # round -1 warms up
        seconds = SECONDS if turn >= 0 else SECONDS / 2
        for name in urls:  # in turns, so that noise meets them all
            plan = [
                ("hello", small_urls[name], hello, 200),
                ("alive", urls[name], alive, 200),
                ("ready", urls[name], ready, 200),
                ("read", urls[name], reading(urls[name]), 200),
                ("write", urls[name], writing(next(unused)), 201),
            ]
            for what, url, make, expected in plan:
                label = f"{name.lower()}_{what}"
                measured = press(url, make, expected, CLIENTS, seconds)
                if turn >= 0:
                    found.setdefault(label, []).append(checked(measured, label))
    values: Values = {}
    for label, rounds in found.items():
        values[f"{label}_rps"] = number(median(m.per_second for m in rounds))
        for name in ("p50", "p95"):
            taken = median(getattr(m, name) for m in rounds)
            values[f"{label}_{name}"] = number(taken * 1000, "ms", 1)
    return values


def wait() -> Values:
    """Forty clients, and every answer takes 0.1 s of waiting and no work."""
    values: Values = {}
    for label, name, options in (
        ("flask_5", "Flask", ()),
        ("flask_40", "Flask", ("--threads", "40")),
        ("django_5", "Django", ()),
        ("django_40", "Django", ("--threads", "40")),
        ("fastapi", "FastAPI", ()),
    ):
        app = small(name, "hello", *options)
        with serve(app, probe="/hello") as server:
            press(server.url, waiting, 200, WAITING, 0.3)
            measured = press(server.url, waiting, 200, WAITING, 1.5)
            found = checked(measured, label)
            values[f"{label}_wait_rps"] = number(found.per_second)
            values[f"{label}_wait_memory"] = number(memory(server), "MB")
    return values


def sizes() -> Values:
    values: Values = {}
    for app in read_apps().values():
        label, found = app.name.lower(), count(app)
        values[f"{label}_files"] = number(found.files)
        values[f"{label}_lines"] = number(found.lines)
        values[f"{label}_bound"] = number(100 * found.bound / found.lines, "%")
    return values


def measure(admin_url: str) -> tuple[Values, str]:
    apps = {app.name: app for app in read_apps().values()}
    values = sizes() | startups(admin_url)
    with ExitStack() as stack:
        urls, small_urls, servers = {}, {}, {}
        for name in [name for name in FRAMEWORKS if name in apps]:
            app = apps[name]
            database = stack.enter_context(postgres.fresh_database(admin_url))
            create_tables(app, database)
            servers[name] = stack.enter_context(serve(app, database))
            urls[name] = servers[name].url
            seed(urls[name])
            hello_app = small(name, "hello")
            started = serve(hello_app, probe="/hello")
            small_urls[name] = stack.enter_context(started).url
        values |= load(urls, small_urls)
        values |= wait()
        for name, server in servers.items():
            values[f"{name.lower()}_memory"] = number(memory(server), "MB")
        with psycopg.connect(admin_url) as connection:
            row = connection.execute(
                "SELECT current_setting('server_version'), current_setting('fsync')"
            ).fetchone() or ("?", "?")
    return values, f"{row[0]}, fsync {row[1]}"


def main() -> None:
    if sys.argv[1:]:
        parts: dict[str, Callable[[], Values]] = {
            "lines": sizes,
            "start": lambda: startups(os.environ["DATABASE_URL"]),
        }
        result = json.loads(RESULT.read_text(encoding="utf-8"))
        for part in sys.argv[1:]:
            result["values"] |= parts[part]()
        RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
        return
    values, server = measure(os.environ["DATABASE_URL"])
    values["clients"] = number(CLIENTS)
    values["rounds"] = number(ROUNDS)
    values["waiting_clients"] = number(WAITING)
    values["wait_seconds"] = number(0.1, "s", 1)
    packages = ("flask", "django", "fastapi", "gunicorn", "uvicorn", "psycopg")
    result = {
        "command": "python -m support.postgres python "
        "03-framework-examples/choose_framework/measure.py",
        "machine": "2 cores, 24 GiB, Debian 12",
        "date": datetime.now(UTC).date().isoformat(),
        "versions": {"python": platform.python_version()}
        | {name: version(name) for name in packages}
        | {"postgresql": server},
        "values": values,
    }
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    json.dump(values, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
