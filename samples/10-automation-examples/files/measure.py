"""What it costs to be able to take it back: moving 300 files in four ways.

Run it with `make measure NAME=10-automation-examples/files`.
"""

from __future__ import annotations

import json
import os
import platform
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import psutil  # type: ignore[import-untyped]

import kills
import tidy

HERE = Path(__file__).parent
RESULT = HERE / "results" / "cost.json"
FILES, ROUNDS = 300, 7


def plain(folder: Path) -> None:
    (folder / "PDFs").mkdir()
    for path in sorted(folder.glob("*.pdf")):
        os.rename(path, folder / "PDFs" / path.name)


def safe(folder: Path) -> None:
    (folder / "PDFs").mkdir()
    for path in sorted(folder.glob("*.pdf")):
        tidy.move(path, folder / "PDFs" / path.name)


def whole(folder: Path) -> None:
    with kills.quiet():
        assert tidy.main(["organise", str(folder), "--apply"]) == tidy.OK  # noqa: S101


def each(folder: Path) -> None:
    """One line of the journal, on the disk, before each move."""
    (folder / "PDFs").mkdir()
    with open(folder / "journal", "w") as journal:
        for path in sorted(folder.glob("*.pdf")):
            journal.write(f"{path.name}\n")
            journal.flush()
            os.fsync(journal.fileno())
            tidy.move(path, folder / "PDFs" / path.name)


WAYS: tuple[Callable[[Path], None], ...] = (plain, safe, whole, each)


def taken(way: Callable[[Path], None]) -> float:
    """ms for the files of a fresh folder."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "folder"
        folder.mkdir()
        for number in range(FILES):
            (folder / f"{number:04}.pdf").write_text("text")
        os.sync()  # what was written before is not measured
        began = time.perf_counter()
        way(folder)
        return (time.perf_counter() - began) * 1000


def number(value: float, unit: str) -> dict[str, Any]:
    digits = 1 if value < 10 and unit else 0
    return {"value": round(value, digits or None), "unit": unit, "digits": digits}


def main() -> None:
    times: dict[str, list[float]] = {way.__name__: [] for way in WAYS}
    for _ in range(ROUNDS + 1):
        for way in WAYS:
            times[way.__name__].append(taken(way))
    middle = {name: median(found[1:]) for name, found in times.items()}
    if not middle["plain"] < middle["whole"] < middle["each"] / 2:
        raise SystemExit(f"not what the page says: {middle}")
    memory = round(psutil.virtual_memory().total / 2**30)
    result = {
        "command": "make measure NAME=10-automation-examples/files",
        "machine": f"{os.cpu_count()} cores, {memory} GiB, {platform.system()}",
        "date": datetime.now(tz=UTC).date().isoformat(),
        "versions": {"python": platform.python_version()},
        "values": {
            **{name: number(value, "ms") for name, value in middle.items()},
            "files": number(FILES, ""),
            "rounds": number(ROUNDS, ""),
        },
        "series": {name: [round(x, 1) for x in times[name][1:]] for name in times},
    }
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result["values"], indent=1))


if __name__ == "__main__":
    main()
