"""Run every function of held_wrong.py next to a heartbeat; ask ruff about it too."""

from __future__ import annotations

import asyncio
import inspect
import json
import subprocess
import sys
from collections.abc import Callable, Coroutine
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import held_wrong
from lag import LoopLag

FILE = Path(held_wrong.__file__)
Call = Callable[[], Coroutine[Any, Any, None]]


class Slow(BaseHTTPRequestHandler):
    """A real HTTP server that thinks for 0.3 s."""

    def do_GET(self) -> None:
        sleep(0.3)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *about: object) -> None: ...


def calls() -> dict[str, Call]:
    """The functions of held_wrong.py that are run, by name, in their order."""
    found = inspect.getmembers(held_wrong, inspect.iscoroutinefunction)
    found.sort(key=lambda pair: pair[1].__code__.co_firstlineno)
    return {name: call for name, call in found if name != "async_helper"}


async def lag_of(call: Call) -> float:
    """The longest time, in seconds, in which nothing else could run."""
    async with LoopLag() as lag:
        await call()
    return lag.worst


def findings() -> dict[str, str]:
    """The rule that ruff finds in each function."""
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--isolated",
        "--no-cache",
    ]
    command += [
        "--select",
        "ASYNC",
        "--output-format",
        "json",
        str(FILE),
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False
    )
    rows = {}
    for finding in json.loads(done.stdout):
        for name, call in calls().items():
            lines, first = inspect.getsourcelines(call)
            if first <= finding["location"]["row"] < first + len(lines):
                rows[name] = finding["code"]
    return rows


def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    Thread(target=server.serve_forever, daemon=True).start()
    held_wrong.SLOW_URL = f"http://127.0.0.1:{server.server_port}"
    rules = findings()
    print("held  ruff      function")
    for name, call in calls().items():
        held = "yes" if asyncio.run(lag_of(call)) > 0.25 else "no"
        print(f"{held:6}{rules.get(name, ''):10}{name}")
    server.shutdown()


if __name__ == "__main__":
    main()
