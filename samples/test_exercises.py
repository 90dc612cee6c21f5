"""Every exercise is red as shipped and green with its solution."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

from support import capture, manifest, services


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "exercise" in metafunc.fixturenames:
        wanted = metafunc.config.getoption("--sample")
        found = [
            one
            for one in manifest.exercises()
            if wanted in (None, f"exercises/{one.name}")
        ]
        metafunc.parametrize("exercise", found, ids=[one.name for one in found])


def _pytest(
    folder: Path, needs: Collection[str], server: str | None
) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "support.fixtures",
        "-p",
        "no:cacheprovider",
        # Importing this plugin takes longer than most exercises.
        "-p",
        "no:schemathesis",
        "-p",
        "no:randomly",
        "-c",
        "/dev/null",
        "--rootdir",
        str(folder),
        str(folder),
    ]
    with services.provide(needs, server) as variables:
        return subprocess.run(
            command,
            cwd=folder,
            env=capture.environment(variables),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.mark.parametrize("state", ["as shipped", "solved"])
def test_red_as_shipped_and_green_when_solved(
    exercise: manifest.Exercise,
    state: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    server = (
        request.getfixturevalue("postgres_server")
        if "postgres" in exercise.needs
        else None
    )
    folder = tmp_path / exercise.name
    shutil.copytree(
        exercise.folder, folder, ignore=shutil.ignore_patterns("__pycache__")
    )
    if state == "solved":
        (folder / "solution.py").replace(folder / "exercise.py")
    done = _pytest(folder, exercise.needs, server)
    # 1 is "tests ran and some failed"; 2 and above are broken imports, usage, nothing collected: no exercise.
    expected = 1 if state == "as shipped" else 0
    assert done.returncode == expected, (
        f"{exercise.name} {state}: pytest ended with {done.returncode}\n{done.stdout[-4000:]}{done.stderr[-2000:]}"
    )
