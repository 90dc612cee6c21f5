"""What no linter knows of your pipeline, as functions that a test calls."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
# Releases that get at least security fixes, as of 28 November 2026.
# https://devguide.python.org/versions/
SUPPORTED = ("3.11", "3.12", "3.13", "3.14", "3.15")


# --8<-- [start:uses]
def unpinned(workflow: dict[str, Any]) -> list[str]:
    """The actions and workflows of others that no full commit hash names."""
    named = [job["uses"] for job in workflow["jobs"].values() if "uses" in job]
    named += [
        step["uses"]
        for job in workflow["jobs"].values()
        for step in job.get("steps", [])
        if "uses" in step
    ]
    return [
        name for name in named if not name.startswith("./") and not PINNED.match(name)
    ]
    # --8<-- [end:uses]


# --8<-- [start:matrix]
def promised(pyproject: Path) -> set[str]:
    """The supported Pythons that `requires-python` (">=3.N") lets in."""
    asked = tomllib.loads(pyproject.read_text())["project"]["requires-python"]
    oldest = int(re.fullmatch(r">=3\.(\d+)", asked)[1])  # type: ignore[index]
    return {version for version in SUPPORTED if oldest <= int(version[2:])}


def tested(workflow: dict[str, Any], job: str) -> set[str]:
    """The Pythons of a job's matrix as YAML reads them: unquoted, 3.10 is 3.1."""
    return {
        str(version)
        for version in workflow["jobs"][job]["strategy"]["matrix"]["python"]
    }
    # --8<-- [end:matrix]


# --8<-- [start:rights]
def rights(workflow: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each job with what its token may do. Raises KeyError where nothing says it."""
    for name, job in workflow["jobs"].items():
        yield (
            name,
            job["permissions"] if "permissions" in job else workflow["permissions"],
        )
    # --8<-- [end:rights]


def ungated(workflow: dict[str, Any], gate: str) -> set[str]:
    """The jobs that the gate does not wait for."""
    return set(workflow["jobs"]) - {gate} - set(workflow["jobs"][gate]["needs"])
