"""Writes results/*.json: modules in Python and in C, a request, a start, a pause.

In samples/, about 40 s: make measure NAME=12-clean-code-examples/decision_record
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg

import twins

HERE = Path(__file__).parent
RESULTS = HERE / "results"
REPEATS, STARTS, REQUESTS, ORDERS = 7, 15, 60, 300_000


def value(number: float, unit: str = "", digits: int = 0) -> dict[str, Any]:
    rounded = round(number, digits) if digits else round(number)
    return {"value": rounded, "unit": unit, "digits": digits}


def took(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def spread(times: list[float]) -> dict[str, float]:
    low, _, high = statistics.quantiles(times, n=4)
    return {"median": round(statistics.median(times), 3), "quartiles": [low, high]}  # type: ignore[dict-item]


# --8<-- [start:twins]
def both_twins() -> tuple[dict[str, Any], dict[str, Any]]:
    """Each task with the module in Python and in C, in turn."""
    values, series = {}, {}
    for name, task in twins.TASKS.items():
        slow, fast = twins.modules(name)
        times: dict[str, list[float]] = {"python": [], "c": []}
        for _ in range(REPEATS):
            times["python"].append(took(lambda: task(slow)))  # noqa: B023
            times["c"].append(took(lambda: task(fast)))  # noqa: B023
        python, c = (statistics.median(times[kind]) for kind in ("python", "c"))
        values[f"{name}_python"] = value(python, "ms", 0 if python >= 10 else 1)
        values[f"{name}_c"] = value(c, "ms", 1)
        values[f"{name}_times"] = value(python / c, "×", 0 if python / c >= 10 else 1)
        series[name] = {kind: spread(one) for kind, one in times.items()}
    return values, series


# --8<-- [end:twins]


class Supplier(threading.Thread):
    """A stub of a supplier's server: it answers every line after 20 ms."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def run(self) -> None:
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rwb") as stream:
            for _ in stream:
                time.sleep(0.020)
                stream.write(b"4.50\n")
                stream.flush()


def create_table(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE price (sku int PRIMARY KEY, cents int)")
        fill = "INSERT INTO price SELECT n, n % 9000 FROM generate_series(1, 200000) n"
        connection.execute(fill)
        connection.execute("ANALYZE price")


@contextlib.contextmanager
def served(environment: dict[str, str]) -> Iterator[int]:
    """The port of a uvicorn process that runs service.py."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "service:app", f"--port={port}"]
    process = subprocess.Popen(
        [*command, "--log-level=warning"], cwd=HERE, env=os.environ | environment
    )
    try:
        for _ in range(400):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait()


class Client:
    """Sends ready-made bytes, so that its own time is not in the request's."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.stream = self.socket.makefile("rb")

    def get(self, path: str) -> bytes:
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        status, length = self.stream.readline(), 0
        while (line := self.stream.readline()) != b"\r\n":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if b" 200 " not in status:
            raise RuntimeError(f"{path}: {status!r}")
        return self.stream.read(length)


# --8<-- [start:requests]
def requests() -> tuple[dict[str, Any], dict[str, Any]]:
    """How much of a request's time the Python process is on the processor."""
    url = os.environ["DATABASE_URL"]
    create_table(url)
    supplier = Supplier()
    supplier.start()
    environment = {"DATABASE_URL": url, "SUPPLIER_PORT": str(supplier.port)}
    values: dict[str, Any] = {}
    series: dict[str, Any] = {}
    with served(environment) as port:
        client = Client(port)
        for name in ("waits", "queries", "loops"):
            for _ in range(10):
                client.get(f"/{name}")
            before = float(client.get("/processor"))
            times = [took(lambda: client.get(f"/{name}")) for _ in range(REQUESTS)]  # noqa: B023
            used = (float(client.get("/processor")) - before) / REQUESTS
            whole = max(used, statistics.median(times))
            share = 100 * used / whole
            values[f"{name}_ms"] = value(whole, "ms", 1)
            values[f"{name}_python"] = value(used, "ms", 1)
            values[name] = value(share, "%")
            # Were the Python part free, the rest would remain.
            ceiling = whole / max(whole - used, whole / 1000)
            values[f"{name}_ceiling"] = value(ceiling, "×", 2 if ceiling < 10 else 0)
            series[name] = {"python": used, "rest": max(0.0, whole - used)}
            series[name]["request"] = spread(times)
    # What the chapter says in words must hold on every machine.
    if not values["waits"]["value"] < 25 < 50 < values["loops"]["value"]:
        raise SystemExit(f"the shares are not what the text says: {values}")
    return values, series


# --8<-- [end:requests]

STATUS = Path("/proc/self/status")
MEMORY = f"print(open('{STATUS}').read().split('VmHWM:')[1].split()[0])"
PROGRAMS = {
    "shell": ["sh", "-c", ":"],
    "bare": [sys.executable, "-I", "-S", "-c", "pass"],
    "usual": [sys.executable, "-c", "import argparse, json, logging, pathlib"],
    "framework": [sys.executable, "-c", "import fastapi, sqlalchemy"],
}


def starts() -> tuple[dict[str, Any], dict[str, Any]]:
    """Milliseconds and megabytes of a process that does nothing, in turn."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(STARTS + 1):
        for name, command in PROGRAMS.items():
            times[name].append(took(lambda: subprocess.run(command, check=True)))  # noqa: B023
    values = {}
    for name, command in PROGRAMS.items():
        median = statistics.median(times[name][1:])
        values[name] = value(median, "ms", 0 if median >= 10 else 1)
        if command[0] == sys.executable and STATUS.exists():
            # Of the process itself: what wait() reports includes the parent's.
            code = f"{command[-1]}\n{MEMORY}"
            done = subprocess.run(
                [*command[:-1], code], check=True, capture_output=True, text=True
            )
            values[f"{name}_memory"] = value(int(done.stdout) * 1024 / 1e6, "MB")
    values["framework_times"] = value(
        values["framework"]["value"] / values["bare"]["value"], "×"
    )
    return values, {name: spread(one[1:]) for name, one in times.items()}


# --8<-- [start:pause]
def pauses() -> tuple[dict[str, Any], dict[str, Any]]:
    """The longest stop of the garbage collector while a program loads its orders."""
    longest, began = 0.0, 0.0

    def watch(phase: str, _: dict[str, int]) -> None:
        nonlocal longest, began
        if phase == "start":
            began = time.perf_counter()
        else:
            longest = max(longest, time.perf_counter() - began)

    def load() -> list[dict[str, Any]]:
        return [{"id": n, "lines": [n]} for n in range(ORDERS)]

    runs = []
    for _ in range(5):
        gc.collect()
        longest = 0.0
        gc.callbacks.append(watch)
        orders = load()
        gc.callbacks.remove(watch)
        runs.append(longest * 1000)
        del orders
    gc.collect()
    orders = load()
    gc.freeze()  # what is here now is never looked at again
    frozen = took(gc.collect)
    gc.unfreeze()
    values = {
        "longest": value(statistics.median(runs), "ms"),
        "frozen": value(frozen, "ms", 2),
        "orders": value(len(orders)),
    }
    return values, {"longest": spread(runs)}


# --8<-- [end:pause]


def machine() -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = platform.freedesktop_os_release()
    system = f"{name['NAME'].split()[0]} {name.get('VERSION_ID', '')}".strip()
    return f"{os.cpu_count()} cores, {gib:.0f} GiB, {system}"


def write(
    name: str, values: dict[str, Any], series: dict[str, Any], *packages: str
) -> None:
    content = {
        "command": "python measure.py",
        "machine": machine(),
        "date": datetime.now(UTC).date().isoformat(),
        "versions": {"python": platform.python_version()}
        | {package: version(package) for package in packages},
        "values": values,
        "series": series,
    }
    text = json.dumps(content, indent=1, ensure_ascii=False)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(name, {key: f"{one['value']} {one['unit']}" for key, one in values.items()})


if __name__ == "__main__":
    RESULTS.mkdir(exist_ok=True)
    write("pause", *pauses())
    write("twins", *both_twins())
    write("start", *starts(), "fastapi", "sqlalchemy")
    write("request", *requests(), "fastapi", "uvicorn", "psycopg")
