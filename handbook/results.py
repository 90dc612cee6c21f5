"""Measured results: samples/<folder>/results/<name>.json, written by a committed script."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from handbook import files
from handbook.problems import MacroError, Problem, ProblemsFound, nearest

NEEDED = ("command", "machine", "date", "versions", "values")


@dataclass(frozen=True)
class Value:
    """A measured number."""

    value: float
    unit: str
    digits: int


@dataclass(frozen=True)
class Result:
    """Measurements of one run of one script."""

    command: str
    machine: str
    date: str
    versions: Mapping[str, str]
    values: Mapping[str, Value]


def _number(value: object) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and value == value and abs(value) != float("inf")
    )


@lru_cache(maxsize=512)
def parse(text: str, path: str) -> Result:
    """Parse a result file. Raises ProblemsFound."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ProblemsFound([Problem(path, error.lineno, f"malformed JSON: {error.msg}")]) from None
    if not isinstance(data, dict):
        raise ProblemsFound([Problem(path, 1, "a result must be a mapping", f"with {', '.join(NEEDED)}")])
    problems = [Problem(path, 1, f"a result needs {key!r}") for key in NEEDED if not data.get(key)]
    problems += [
        Problem(path, 1, f"unknown key {key!r}", nearest(key, (*NEEDED, "series")))
        for key in data
        if key not in (*NEEDED, "series")
    ]
    raw = data.get("values")
    values = {}
    for name, one in raw.items() if isinstance(raw, dict) else ():
        if not isinstance(one, dict) or not _number(one.get("value")):
            problems.append(Problem(path, 1, f"value {name!r} has no finite number in 'value'"))
            continue
        digits = one.get("digits", 0)
        if not isinstance(digits, int) or isinstance(digits, bool) or not 0 <= digits <= 9:
            problems.append(Problem(path, 1, f"value {name!r}: 'digits' must be a whole number from 0 to 9"))
            continue
        values[name] = Value(float(one["value"]), str(one.get("unit", "")), digits)
    versions = data.get("versions")
    if not isinstance(versions, dict) and "versions" in data:
        problems.append(Problem(path, 1, "'versions' must be a mapping"))
    if problems:
        raise ProblemsFound(problems)
    assert isinstance(versions, dict)  # noqa: S101 - NEEDED and the test above
    return Result(
        str(data["command"]), str(data["machine"]), str(data["date"]),
        {str(key): str(value) for key, value in versions.items()}, values,
    )  # fmt: skip


def read(root: Path, name: str) -> Result:
    """The result `<folder>/<name>` of samples/<folder>/results/<name>.json. Raises MacroError or ProblemsFound."""
    base = root / "samples"
    files.inside(base, name)
    where = PurePosixPath(name)
    path = base / where.parent / "results" / f"{where.name}.json"
    if not path.is_file():
        there = (
            (found.parent.parent.relative_to(base) / found.stem).as_posix() for found in base.rglob("results/*.json")
        )
        raise MacroError(f"unknown result {name!r}: no {files.relative(root, path)}", nearest(name, there))
    return parse(files.read(root, path), files.relative(root, path))
