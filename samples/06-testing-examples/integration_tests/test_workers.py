"""Two workers share a server and nothing else."""

import os
import re
import subprocess
import sys
from pathlib import Path

import support

HERE = Path(__file__).parent
SAMPLES = Path(support.__file__).parents[1]


# --8<-- [start:workers]
def test_each_worker_has_a_database() -> None:
    command = [sys.executable, "-m", "pytest", "-c", "suite.ini", "worker_cases.py"]
    done = subprocess.run(
        [*command, "-n2", "--dist=each"], cwd=HERE, timeout=120, check=False,
        env=os.environ | {"PYTHONPATH": str(SAMPLES)}, capture_output=True, text=True,
    )  # fmt: skip
    assert re.search(r"\b6 passed", done.stdout), done.stdout


# --8<-- [end:workers]


def test_no_test_of_this_folder_sleeps() -> None:
    ban = 'lint.flake8-tidy-imports.banned-api."time.sleep".msg = "wait"'
    ruff = Path(sys.executable).with_name("ruff")
    command: list[str | Path] = [
        ruff,
        "check",
        "--isolated",
        "--no-cache",
        "--select",
        "TID251",
    ]
    done = subprocess.run(
        [*command, "--config", ban, *HERE.glob("test_*.py"), HERE / "waiting.py"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    # Only the helper that waits for a condition may.
    assert done.stdout.count("TID251") == done.stdout.count("waiting.py:") == 1
