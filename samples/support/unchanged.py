"""Which folders passed in this very state: a second `make test` runs only what changed since.

The record is .cache/samples.json, which no clone has and `make clean` removes. A state is everything that a run reads: the
folder with its neighbours (samples of one NN-… folder use each other), the support code, the lane's lock, the Python.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parents[1]
RECORD = SAMPLES.parent / ".cache" / "samples.json"
# What runs leave behind.
_LEFT = {
    "__pycache__",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".schemathesis",
    ".coverage",
}


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, sorted, without what runs leave behind."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not _LEFT.intersection(path.relative_to(folder).parts):
            yield path


def state(job: str, lane: str, root: Path = SAMPLES) -> str:
    """The hash of everything that the run of a sample folder or exercise reads in its lane."""
    first = job.partition("/")[0]
    own = root / job if first == "exercises" else root / first
    common = [path for path in sorted(root.iterdir()) if path.is_file()]
    # The lane "services" has the servers that every lane may start.
    locks = [root / "lanes" / f"{name}.txt" for name in (lane, "services")]
    digest = hashlib.sha256(sys.version.encode())
    for path in [
        *common,
        *_files(root / "support"),
        *(lock for lock in locks if lock.is_file()),
        *_files(own),
    ]:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def load(record: Path = RECORD) -> dict[str, Any]:
    """The record; an empty one if it is missing or damaged."""
    try:
        data = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def save(
    passed: dict[str, str], failed: set[str], lane: str, record: Path = RECORD
) -> None:
    """Write down the states that passed, and forget the folders that failed."""
    data = load(record)
    states = data.get(lane)
    states = states if isinstance(states, dict) else {}
    states.update(passed)
    data[lane] = {job: state for job, state in states.items() if job not in failed}
    record.parent.mkdir(exist_ok=True)
    record.write_text(
        json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
