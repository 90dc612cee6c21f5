"""Twenty clients against one handler, served by gunicorn in several ways.

Run it in samples/ with `python 03-framework-examples/flask_app/measure.py`.
"""

from __future__ import annotations

import http.client
import json
import platform
import statistics
import sys
import threading
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil  # type: ignore[import-untyped]

from live import serve
from waiting import WAIT_MS

RESULT = Path(__file__).parent / "results" / "workers.json"
CLIENTS, SECONDS, ROUNDS = 20, 1.5, 3
# name: path, workers, threads of each
WAYS: dict[str, tuple[str, int, int]] = {
    "sync2": ("/wait", 2, 1),
    "async2": ("/wait-async", 2, 1),
    "sync20": ("/wait", 20, 1),
    "threads20": ("/wait", 1, 20),
    "both20": ("/wait", 2, 10),
}


def client(
    address: str, path: str, until: float, taken: list[float]
) -> None:
    while (began := time.perf_counter()) < until:
        connection = http.client.HTTPConnection(address, timeout=30)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        taken.append(time.perf_counter() - began)


def load(
    url: str, path: str, seconds: float
) -> tuple[float, list[float]]:
    """Requests per second, and the seconds of each request."""
    address = urlsplit(url).netloc
    taken: list[float] = []
    began = time.perf_counter()
    threads = [
        threading.Thread(
            target=client, args=(address, path, began + seconds, taken)
        )
        for _ in range(CLIENTS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(taken) / (time.perf_counter() - began), taken


def memory(pid: int) -> float:
    """MiB of master and workers; shared pages are counted once."""
    master = psutil.Process(pid)
    family = [master, *master.children(recursive=True)]
    return float(sum(p.memory_full_info().pss for p in family)) / 2**20


def number(value: float, unit: str, digits: int = 0) -> dict[str, Any]:
    return {"value": round(value, digits), "unit": unit, "digits": digits}


def main() -> None:
    rates: dict[str, list[float]] = {name: [] for name in WAYS}
    times: dict[str, list[float]] = {name: [] for name in WAYS}
    used: dict[str, float] = {}
    for _ in range(ROUNDS):  # in turns: noise meets them all
        for name, (path, workers, threads) in WAYS.items():
            options = (
                "--workers",
                str(workers),
                "--threads",
                str(threads),
            )
            with serve("waiting:app", *options) as server:
                while server.log().count("app loaded") < workers:
                    time.sleep(0.05)
                load(server.url, path, 0.5)  # warm up
                rate, taken = load(server.url, path, SECONDS)
                rates[name].append(rate)
                times[name] += taken
                used[name] = memory(server.process.pid)
    values: dict[str, dict[str, Any]] = {}
    for name in WAYS:
        ordered = sorted(times[name])
        p95 = ordered[int(len(ordered) * 0.95)]
        values |= {
            f"{name}_rps": number(
                statistics.median(rates[name]), "req/s"
            ),
            f"{name}_p50": number(
                statistics.median(ordered) * 1000, "ms"
            ),
            f"{name}_p95": number(p95 * 1000, "ms"),
            f"{name}_mib": number(used[name], "MiB"),
        }
    values["wait"] = number(WAIT_MS, "ms")
    values["clients"] = number(CLIENTS, "")
    result = {
        "command": "python 03-framework-examples/flask_app/measure.py",
        "machine": "2 cores, 24 GiB, Debian 12",
        "date": datetime.now(UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            "flask": version("flask"),
            "gunicorn": version("gunicorn"),
        },
        "values": values,
    }
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(
        json.dumps(result, indent=1) + "\n", encoding="utf-8"
    )
    json.dump({k: v["value"] for k, v in values.items()}, sys.stdout)


if __name__ == "__main__":
    main()
