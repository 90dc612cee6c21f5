"""Start-up time of the command with and without matplotlib.

Run it with `make measure NAME=01-syntax-examples/modules`.
"""

import json
import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import psutil  # type: ignore[import-untyped]

from slow_imports import imported

HERE = Path(__file__).parent
RESULT = HERE / "results" / "startup.json"
ROUNDS = 15
ARGUMENTS = ["Ana", "tea=480"]
PROGRAMS = {
    "python": ["-c", "pass"],
    "deferred": ["-m", "invoicing", *ARGUMENTS],
    "eager": ["start_wrong.py", *ARGUMENTS],
}


def number(value: float, unit: str, digits: int = 0) -> dict[str, Any]:
    return {"value": round(value, digits or None), "unit": unit, "digits": digits}


def taken(arguments: list[str]) -> float:
    """ms from the start of the process to its end."""
    environment = {**os.environ, "PYTHONPATH": str(HERE / "project" / "src")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=HERE,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return (time.perf_counter() - began) * 1000


def main() -> None:
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(ROUNDS + 1):
        for name, arguments in PROGRAMS.items():
            times[name].append(taken(arguments))
    middle = {name: median(found[1:]) for name, found in times.items()}
    charts = [
        next(us for us, _, name in imported("invoicing.chart") if name == wanted)
        for wanted in ("invoicing.chart",) * 5
    ]
    memory = round(psutil.virtual_memory().total / 2**30)
    result = {
        "command": "make measure NAME=01-syntax-examples/modules",
        "machine": f"{os.cpu_count()} cores, {memory} GiB, {platform.system()}",
        "date": datetime.now(tz=UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            "matplotlib": version("matplotlib"),
        },
        "values": {
            **{name: number(value, "ms") for name, value in middle.items()},
            "importtime_chart": number(median(charts) / 1000, "ms"),
            "rounds": number(ROUNDS, ""),
        },
        "series": {name: [round(x, 1) for x in times[name][1:]] for name in times},
    }
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result["values"], indent=1))


if __name__ == "__main__":
    main()
