"""What does each layer cost? One client, one request at a time, over a real socket.

Run it in samples/ with `python -m support.postgres python …/measure.py`.
"""

from __future__ import annotations

import http.client
import json
import platform
import statistics
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from create_tables import create_tables
from live import serve
from settings import Settings

RESULT = Path(__file__).parent / "results" / "cost.json"
LAYERS = {
    "naive": ("item_wrong:app",),
    "bare": ("layers:bare",),
    "checked": ("layers:checked",),
    "stored": ("main:create_app", "--factory"),
}
ROUNDS, REQUESTS = 5, 300


def ask(url: str, layer: str, round_number: int) -> list[float]:
    """Seconds of each request of one round, on one kept-alive connection."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    seconds = []
    for number in range(REQUESTS):
        unique = round_number * REQUESTS + number
        body: dict[str, Any] = {"name": "Green tea", "price": 4.5}
        if layer in ("checked", "stored"):
            body["sku"] = f"TEA-{unique:04d}"
        headers = {
            "content-type": "application/json",
            "idempotency-key": f"measure-{unique:05d}",
        }
        began = time.perf_counter()
        connection.request("POST", "/items", json.dumps(body), headers)
        answer = connection.getresponse()
        answer.read()
        seconds.append(time.perf_counter() - began)
        if answer.status not in (200, 201):
            raise RuntimeError(f"{layer}: {answer.status}")
    connection.close()
    return seconds


def main() -> None:
    settings = Settings.from_env()
    create_tables(settings.database_url)
    taken: dict[str, list[float]] = {layer: [] for layer in LAYERS}
    with ExitStack() as stack:
        urls = {
            layer: stack.enter_context(
                serve(*target, "--log-level", "info")
            ).url
            for layer, target in LAYERS.items()
        }
        for layer, url in urls.items():
            ask(url, layer, ROUNDS)  # warm up
        for round_number in range(
            ROUNDS
        ):  # in turns, so that noise meets them all
            for layer, url in urls.items():
                taken[layer] += ask(url, layer, round_number)
    with psycopg.connect(settings.database_url) as connection:
        (server,) = connection.execute(
            "SHOW server_version"
        ).fetchone() or ("?",)
        (fsync,) = connection.execute("SHOW fsync").fetchone() or ("?",)
    values = {}
    for layer, seconds in taken.items():
        ordered = sorted(seconds)
        for name, value in (
            ("p50", statistics.median(ordered)),
            ("p95", ordered[int(len(ordered) * 0.95)]),
        ):
            values[f"{layer}_{name}"] = {
                "value": round(value * 1000, 2),
                "unit": "ms",
                "digits": 2,
            }
    values["requests"] = {
        "value": ROUNDS * REQUESTS,
        "unit": "",
        "digits": 0,
    }
    result = {
        "command": "python -m support.postgres python "
        "03-framework-examples/fastapi_app/measure.py",
        "machine": "2 cores, 24 GiB, Debian 12",
        "date": datetime.now(UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            "fastapi": version("fastapi"),
            "uvicorn": version("uvicorn"),
            "postgresql": f"{server}, fsync {fsync}",
        },
        "values": values,
    }
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(
        json.dumps(result, indent=1) + "\n", encoding="utf-8"
    )
    json.dump(values, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
