"""Writes the same table with six tools, each in a process of its own."""

from __future__ import annotations

import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROWS = 20_000
RUNS = 3
HEADER = ["order", "day", "customer", "product", "pieces", "price"]


def rows() -> list[list[object]]:
    """The table: a text, a date, two texts, two numbers."""
    day = datetime.date(2026, 11, 2)
    return [
        [
            f"{n:06}",
            day,
            f"Customer {n % 997}",
            f"Product {n % 31}",
            n % 9 + 1,
            n % 400 / 4,
        ]
        for n in range(ROWS)
    ]


def with_csv(path: Path) -> None:
    import csv

    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([HEADER, *rows()])


def with_xlsxwriter(path: Path, constant_memory: bool = False) -> None:
    import xlsxwriter

    options = {"constant_memory": constant_memory, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate([HEADER, *rows()]):
            sheet.write_row(line, 0, row)


def with_constant_memory(path: Path) -> None:
    with_xlsxwriter(path, constant_memory=True)


def with_openpyxl(path: Path, write_only: bool = False) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=write_only)
    sheet = book.create_sheet() if write_only else book.active
    for row in [HEADER, *rows()]:
        sheet.append(row)
    book.save(path)


def with_write_only(path: Path) -> None:
    with_openpyxl(path, write_only=True)


def with_pandas(path: Path) -> None:
    import pandas as pd

    pd.DataFrame(rows(), columns=HEADER).to_excel(
        path, index=False, engine="xlsxwriter"
    )


TOOLS = {
    name.removeprefix("with_"): function
    for name, function in list(globals().items())
    if name.startswith("with_")
}


def one(name: str) -> None:
    """In a child: write once; print seconds, imports too, and peak memory in MB."""
    import resource

    with tempfile.TemporaryDirectory() as scratch:
        began = time.perf_counter()
        TOOLS[name](Path(scratch) / "out.xlsx")
        seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(seconds, peak / (1024 if sys.platform == "linux" else 1024 * 1024))


def main() -> None:
    """Write results/write.json."""
    values: dict[str, object] = {"rows": {"value": ROWS, "unit": "", "digits": 0}}
    for name in TOOLS:
        found = []
        for _ in range(RUNS):
            command = [sys.executable, __file__, name]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found.append([float(word) for word in done.stdout.split()])
        for position, unit, digits in ((0, "s", 2), (1, "MB", 0)):
            value = round(statistics.median(run[position] for run in found), digits)
            key = f"{name}_{'seconds' if unit == 's' else 'memory'}"
            values[key] = {"value": value, "unit": unit, "digits": digits}
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release()
    tools = ("openpyxl", "xlsxwriter", "pandas")
    result = {
        "command": "python measure.py",
        "machine": f"{os.cpu_count()} cores, {memory:.0f} GiB, "
        f"{system['NAME'].split()[0]} {system.get('VERSION_ID', '')}",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            **{tool: version(tool) for tool in tools},
        },
        "values": values,
    }
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "write.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    one(sys.argv[1]) if len(sys.argv) > 1 else main()
