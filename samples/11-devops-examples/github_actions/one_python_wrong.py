"""The Python of a job of the matrix, where the project has a .python-version."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent


def sync(project: Path, job: Mapping[str, str]) -> str:
    """The first words of `uv sync` where the Python of this run is the only one."""
    alone = {"PATH": str(project / "bin"), "UV_PYTHON_INSTALL_DIR": str(project / "no")}
    (project / "bin").mkdir(exist_ok=True)
    only = project / "bin" / f"python3.{sys.version_info.minor}"
    if not only.exists():
        only.symlink_to(Path(sys.base_prefix) / "bin" / only.name)
    uv = Path(sys.executable).parent / "uv"
    done = subprocess.run(
        [uv, "sync", "--locked", "--offline", "--no-cache", "--no-python-downloads"],
        cwd=project,
        env={**alone, **job},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.splitlines()[0].partition(" interpreter at")[0]


def main() -> None:
    """Install for the job "3.14", without and with the variable."""
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch) / "project"
        shutil.copytree(HERE / "project", project)
        # --8<-- [start:sync]
        (project / ".python-version").write_text("3.13\n")
        for job in ({}, {"UV_PYTHON": "3.14"}):
            print(f"job 3.14, {job}: {sync(project, job)}")
        # --8<-- [end:sync]


if __name__ == "__main__":
    main()
