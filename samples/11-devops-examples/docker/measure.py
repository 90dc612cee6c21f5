"""Measures what needs no engine: how a service stops, and what the layers weigh.

The second part installs packages from the network, into folders of its own.
"""

from __future__ import annotations

import datetime
import gzip
import io
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

import stop

HERE = Path(__file__).resolve().parent
RUNS = 3


def write(name: str, values: dict[str, tuple[float, str, int]]) -> None:
    """Write results/<name>.json: value, unit, digits of each."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release()
    found = {
        "command": "python measure.py",
        "machine": f"{os.cpu_count()} cores, {memory:.0f} GiB, "
        f"{system['NAME'].split()[0]} {system.get('VERSION_ID', '')}",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            **{one: version(one) for one in ("fastapi", "uvicorn", "uv")},
        },
        "values": {
            key: {"value": round(value, digits), "unit": unit, "digits": digits}
            for key, (value, unit, digits) in values.items()
        },
    }
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / f"{name}.json").write_text(json.dumps(found, indent=1) + "\n")


def stops() -> None:
    """How each command stops: the median of three."""
    values: dict[str, tuple[float, str, int]] = {"grace": (stop.GRACE_S, "s", 0)}
    for name, command in stop.COMMANDS.items():
        found = [stop.stop(command) for _ in range(RUNS)]
        values[f"{name}_seconds"] = (
            statistics.median(f.seconds for f in found),
            "s",
            1,
        )
        values[f"{name}_cut"] = (statistics.median(f.cut for f in found), "", 0)
    write("stop", values)


def packed(folder: Path) -> int:
    """Bytes of a folder as a layer: a compressed tar."""
    buffer = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=6) as zipped,
        tarfile.open(fileobj=zipped, mode="w") as tar,
    ):
        tar.add(folder, arcname=folder.name)
    return len(buffer.getvalue())


def install(venv: Path) -> None:
    """Install the lock as the Dockerfile does."""
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    command = [venv / "bin" / "pip", "install", "--quiet", "--require-hashes"]
    command += ["--only-binary=:all:", "-r", HERE / "requirements.txt"]
    environment = {
        key: value for key, value in os.environ.items() if key != "PYTHONPATH"
    }
    subprocess.run(command, check=True, env=environment)


def for_musl() -> int:
    """How many of the locked packages have a wheel for Alpine's C library, musl."""
    uv = Path(sys.executable).parent / "uv"
    command = [uv, "pip", "install", "--dry-run", "--quiet", "--only-binary", ":all:"]
    command += ["--no-deps", "--require-hashes", "--python", sys.executable]
    command += ["--python-platform", "x86_64-unknown-linux-musl", "--target"]
    lines = (HERE / "requirements.txt").read_text().split("\n")
    starts = [number for number, line in enumerate(lines) if "==" in line]
    count = 0
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        with tempfile.TemporaryDirectory() as scratch:
            one = Path(scratch, "one.txt")
            one.write_text("\n".join(lines[start:end]))
            done = subprocess.run(
                [*command, scratch, "-r", one], capture_output=True, check=False
            )
        count += done.returncode == 0
    return count


def layers() -> None:
    """What the two layers that change weigh, and the wheels for Alpine."""
    ignored = shutil.ignore_patterns("__pycache__")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        install(folder / "venv")
        shutil.copytree(HERE / "app", folder / "app", ignore=ignored)
        packages = packed(folder / "venv") / 1e6
        code = packed(folder / "app") / 1e3
    locked = (HERE / "requirements.txt").read_text().count("==")
    write(
        "layers",
        {
            "packages": (packages, "MB", 1),
            "code": (code, "kB", 1),
            "locked": (locked, "", 0),
            "musl": (for_musl(), "", 0),
        },
    )


if __name__ == "__main__":
    stops()
    layers()
