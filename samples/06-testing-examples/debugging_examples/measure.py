"""Memory of both receipt services, time of both matchers, and stacks of a deadlock.

Run it with `make measure NAME=06-testing-examples/debugging_examples`.
"""

from __future__ import annotations

import importlib
import json
import platform
import re
import subprocess
import sys
import tempfile
import time
import tracemalloc
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import psutil  # type: ignore[import-untyped]

import live_stack

HERE = Path(__file__).parent
RESULT = HERE / "results" / "debugging.json"
STEP, STEPS, INVOICES = 1_000, 20, 10_000


def number(value: float, unit: str = "", digits: int = 0) -> dict[str, Any]:
    return {"value": round(value, digits or None), "unit": unit, "digits": digits}


def memory(name: str) -> list[float]:
    """MB held by the process after each 1,000 requests."""
    program = importlib.import_module(name)
    own, seen = psutil.Process(), []
    program.serve(0, 100)
    for step in range(STEPS + 1):
        seen.append(round(own.memory_info().rss / 1e6, 2))
        program.serve(100 + step * STEP, STEP)
    return seen


def taken(name: str) -> float:
    """ms for 10,000 invoices, median of 5."""
    program = importlib.import_module(name)
    everything, paid = list(range(INVOICES)), list(range(0, INVOICES, 2))
    times = []
    for _ in range(5):
        began = time.perf_counter()
        program.unpaid(everything, paid)
        times.append((time.perf_counter() - began) * 1000)
    return median(times)


def traced(on: str) -> float:
    """ms for 50,000 allocations with or without tracemalloc, median of 5."""
    if on == "on":
        tracemalloc.start()
    times = []
    for _ in range(5):
        began = time.perf_counter()
        kept = [str(one) + "x" for one in range(50_000)]
        times.append((time.perf_counter() - began) * 1000)
        kept.clear()
    return median(times)


PARTS = {"memory": memory, "taken": taken, "traced": traced}


def alone(part: str, argument: str) -> Any:  # noqa: ANN401
    """A part in a process of its own."""
    command = [sys.executable, __file__, part, argument]
    return json.loads(subprocess.check_output(command, text=True))


def sampled() -> float:
    """Per cent of py-spy's samples that are in is_paid."""
    py_spy = Path(sys.executable).with_name("py-spy")
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile.txt"
        command = [py_spy, "record", "--format", "raw", "--output", profile, "--"]
        command += [sys.executable, "match_wrong.py", str(INVOICES)]
        subprocess.run(command, cwd=HERE, capture_output=True, check=True)
        text = profile.read_text(encoding="utf-8")
    lines = re.findall(r"^(.*;.*) (\d+)$", text, re.MULTILINE)
    inside = sum(int(count) for stack, count in lines if "is_paid" in stack)
    return 100 * inside / sum(int(count) for _, count in lines)


def stacks() -> list[dict[str, Any]]:
    threads = json.loads(live_stack.dump("transfer_wrong.py", "--json"))
    return [
        {
            "name": one["thread_name"],
            "frames": [f"{frame['name']}:{frame['line']}" for frame in one["frames"]],
        }
        for one in threads
    ]


def main() -> None:
    series: dict[str, Any] = {
        "requests": [step * STEP for step in range(STEPS + 1)],
        "rss_wrong": alone("memory", "receipts_wrong"),
        "rss": alone("memory", "receipts"),
        "stacks": stacks(),
        "dump": live_stack.tidy(live_stack.dump("transfer_wrong.py")).splitlines(),
    }
    values = {
        "rss_wrong_grown": number(
            series["rss_wrong"][-1] - series["rss_wrong"][0], "MB"
        ),
        "rss_grown": number(series["rss"][-1] - series["rss"][0], "MB", 1),
        "match_wrong": number(alone("taken", "match_wrong"), "ms"),
        "match": number(alone("taken", "match"), "ms", 1),
        "untraced": number(alone("traced", "off"), "ms"),
        "traced": number(alone("traced", "on"), "ms"),
        "sampled": number(sampled(), "%"),
    }
    result = {
        "command": "python measure.py",
        "machine": "2 cores, 24 GiB, Debian 12",
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "versions": {
            "python": platform.python_version(),
            "py-spy": version("py-spy"),
        },
        "values": values,
        "series": series,
    }
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(PARTS[sys.argv[1]](sys.argv[2])))
    else:
        main()
