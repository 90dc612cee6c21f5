"""Writes results/engines.json: seconds and peak memory of one cleaning job, four ways.

In samples/, about 50 s: make measure NAME=07-data-examples/pandas_cleaning
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import engines

HERE = Path(__file__).parent
RUNS = {200: 3, 100_000: 3, 1_000_000: 3}


def run(engine: str, path: Path) -> dict[str, Any]:
    """One run in a process of its own, so that its peak of memory is its own."""
    done = subprocess.run(
        [sys.executable, "engines.py", engine, str(path)],
        cwd=HERE, check=True, capture_output=True, text=True,
    )  # fmt: skip
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def machine() -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = platform.freedesktop_os_release()
    system = f"{name['NAME'].split()[0]} {name.get('VERSION_ID', '')}".strip()
    return f"{os.cpu_count()} cores, {gib:.0f} GiB, {system}"


def seconds(number: float) -> dict[str, Any]:
    if number < 1:
        return {"value": round(number * 1000), "unit": "ms", "digits": 0}
    return {"value": round(number, 1), "unit": "s", "digits": 1}


def mebibytes(number: float) -> dict[str, Any]:
    return {"value": round(number), "unit": "MiB", "digits": 0}


def main() -> None:
    values: dict[str, Any] = {}
    series: dict[str, Any] = {"engines": list(engines.ENGINES)}
    with tempfile.TemporaryDirectory() as folder:
        for rows, repeats in RUNS.items():
            path = Path(folder) / f"{rows}.csv"
            engines.make(path, rows)
            runs: dict[str, list[dict[str, Any]]] = {
                name: [] for name in engines.ENGINES
            }
            for _ in range(repeats):  # in turn: load falls on all alike
                for name in engines.ENGINES:
                    runs[name].append(run(name, path))
            found = [one["found"] for each in runs.values() for one in each]
            if any(one != found[0] for one in found):
                raise RuntimeError(f"the engines disagree: {found}")
            for name, each in runs.items():
                times = [round(one["seconds"], 3) for one in each]
                memory = [round(one["mib"], 1) for one in each]
                series[f"{name}_{rows}"] = {"seconds": times, "mib": memory}
                values[f"{name}_{rows}_time"] = seconds(statistics.median(times))
                values[f"{name}_{rows}_mib"] = mebibytes(statistics.median(memory))
    content = {
        "command": "python measure.py",
        "machine": machine(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {"python": platform.python_version()}
        | {package: version(package) for package in ("pandas", "pyarrow", "duckdb")},
        "values": values,
        "series": series,
    }
    (HERE / "results").mkdir(exist_ok=True)
    file = HERE / "results" / "engines.json"
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print({key: f"{one['value']} {one['unit']}" for key, one in values.items()})


if __name__ == "__main__":
    main()
