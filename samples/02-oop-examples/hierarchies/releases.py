"""Runs a script, or mypy over it, with each release of the library."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
STRICT_OVERRIDE = [
    *["-m", "mypy", "--strict", "--config-file="],
    *["--enable-error-code", "explicit-override"],
]


def with_release(number: int, arguments: list[str]) -> str:
    """What `python <arguments>` prints when the library has that release."""
    library = str(HERE / f"release_{number}")
    variables = {
        "PYTHONPATH": library,
        "MYPYPATH": library,
        "MYPY_CACHE_DIR": os.devnull,
    }
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=HERE,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


if __name__ == "__main__":
    options = STRICT_OVERRIDE if sys.argv[1] == "--mypy" else []
    for number in (1, 2):
        print(f"release 1.{3 + number}")
        print(with_release(number, [*options, sys.argv[-1]]), end="", flush=True)
