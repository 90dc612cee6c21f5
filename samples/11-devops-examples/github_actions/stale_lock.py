"""Releases a new version, forgets the lock, and checks as the pipeline does."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    """`uv lock --check` in a folder, without the network."""
    uv = Path(sys.executable).parent / "uv"
    command = [
        uv,
        "lock",
        "--check",
        "--offline",
        "--no-cache",
        "--python",
        sys.executable,
    ]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )


def main() -> int:
    """Exit status: uv's."""
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch) / "project"
        shutil.copytree(HERE / "project", project)
        # --8<-- [start:bump]
        file = project / "pyproject.toml"
        file.write_text(
            file.read_text().replace('version = "1.4.0"', 'version = "1.5.0"')
        )
        done = check(project)
        # --8<-- [end:bump]
    print(done.stderr.strip())
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
