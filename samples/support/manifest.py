"""Reads sample.yml and exercise.yml. Their schema is checked by `make check`; here they are taken as right."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SAMPLES = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Run:
    """One command whose output a page shows."""

    folder: Path
    name: str
    command: list[str]
    needs: list[str] = field(default_factory=list)
    exit: int = 0
    error: str = ""
    redact: list[dict[str, str]] = field(default_factory=list)

    @property
    def output(self) -> Path:
        """The committed capture."""
        return self.folder / "outputs" / f"{self.name}.txt"


@dataclass(frozen=True)
class Sample:
    """One folder of samples."""

    folder: Path
    lane: str
    tests: list[Path]
    runs: list[Run]

    @property
    def name(self) -> str:
        """Its path under samples/, with forward slashes."""
        return self.folder.relative_to(SAMPLES).as_posix()


@dataclass(frozen=True)
class Exercise:
    """One exercise folder."""

    folder: Path
    lane: str
    needs: list[str]

    @property
    def name(self) -> str:
        return self.folder.name


def _load(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def samples(lane: str | None = None) -> list[Sample]:
    """All sample folders, sorted by name; of one lane where it is given."""
    found = []
    for path in sorted(SAMPLES.glob("*-*/**/sample.yml")):
        data, folder = _load(path), path.parent
        if lane and data["lane"] != lane:
            continue
        runs = [
            Run(folder=folder, name=name, **run)
            for name, run in (data.get("runs") or {}).items()
        ]
        found.append(
            Sample(
                folder,
                data["lane"],
                [folder / test for test in data.get("tests", [])],
                runs,
            )
        )
    return found


def exercises(lane: str | None = None) -> list[Exercise]:
    """All exercises, sorted by name; of one lane where it is given."""
    found = []
    for path in sorted((SAMPLES / "exercises").glob("*/exercise.yml")):
        data = _load(path)
        if not lane or data["lane"] == lane:
            found.append(Exercise(path.parent, data["lane"], data.get("needs") or []))
    return found
