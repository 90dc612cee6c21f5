"""Every exercise is red as shipped and green with its solution: `verdict` runs it both ways, as a reader does."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from support import capture, manifest, services

TIMEOUT_S = 120
# pytest's exit status. 1 is "tests ran and some failed"; 2 and above are broken imports, usage, nothing collected: no exercise.
EXPECTED = {"as shipped": 1, "solved": 0}


def _pytest(
    exercise: manifest.Exercise, folder: Path, server: str | None
) -> subprocess.CompletedProcess[str]:
    # Importing the plugins of a lane takes longer than most exercises, and none needs them.
    command = [sys.executable, "-m", "pytest", "-q", "-p", "support.fixtures", "-p", "no:cacheprovider"]  # fmt: skip
    command += ["--disable-plugin-autoload", "-c", "/dev/null", "--rootdir", str(folder), str(folder)]  # fmt: skip
    with services.provide(exercise.needs, server) as variables:
        return subprocess.run(
            command, cwd=folder, env=capture.environment(variables), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, timeout=TIMEOUT_S, check=False,
        )  # fmt: skip


def verdict(exercise: manifest.Exercise, server: str | None) -> tuple[int, str]:
    """Run an exercise as shipped and solved. Returns how many of the two did not end as they must, and a report.

    server: URL of the PostgreSQL server, for an exercise that needs one.
    """
    wrong, report = 0, []
    for state, expected in EXPECTED.items():
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / exercise.name
            shutil.copytree(
                exercise.folder, folder, ignore=shutil.ignore_patterns("__pycache__")
            )
            if state == "solved":
                (folder / "solution.py").replace(folder / "exercise.py")
            done = _pytest(exercise, folder, server)
        if done.returncode != expected:
            wrong += 1
            report.append(
                f"{exercise.name} {state}: pytest ended with {done.returncode}\n{done.stdout[-6000:]}"
            )
    passed = len(EXPECTED) - wrong
    return wrong, "\n".join([*report, f"{passed} passed, {wrong} failed"])
