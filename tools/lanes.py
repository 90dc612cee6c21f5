"""Makes the samples' environments: `python -m tools.lanes [NAME …]`. Runs in .venv/test, which has PyYAML and uv."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from tools.bootstrap import (
    clean_environment,
    env_python,
    is_current,
    last_words,
    lock_hash,
    relative,
    run_logged,
    write_stamp,
)
from tools.common import ROOT, Failure, run_main, say

# A lane runs where its heaviest part has wheels: PostgreSQL's has none for Intel Macs and for Linux on ARM.
PLATFORMS = {
    "linux-x86_64": "x86_64-manylinux_2_28",
    "macos-arm64": "aarch64-apple-darwin",
    "windows-x86_64": "windows",
}


@dataclass(frozen=True)
class Lane:
    name: str
    python: str
    lock: Path
    platforms: tuple[str, ...]


def lanes(root: Path = ROOT) -> list[Lane]:
    data = yaml.safe_load((root / "samples" / "lanes.yml").read_text(encoding="utf-8")) or {}
    return [
        Lane(name, str(one["python"]), root / "samples" / one["lock"], tuple(one.get("platforms", PLATFORMS)))
        for name, one in data.items()
    ]


def here() -> str:
    """The platform that this machine is, as samples/lanes.yml writes them."""
    system = {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}.get(platform.system(), platform.system())
    return f"{system}-{'arm64' if platform.machine().lower() in ('arm64', 'aarch64') else 'x86_64'}"


def uv_command() -> str:
    beside = Path(sys.executable).parent / ("uv.exe" if os.name == "nt" else "uv")
    found = str(beside) if beside.exists() else shutil.which("uv")
    if not found:
        raise Failure("uv is missing from .venv/test: remove that folder and run the command again.")
    return found


def runs(python: str, version: str) -> bool:
    """A pyenv shim exists even for a version that is not active, and then fails: only running it tells."""
    code = f"import sys; sys.exit('%d.%d' % sys.version_info[:2] != {version!r})"
    try:
        done = subprocess.run([python, "-I", "-c", code], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def candidates(version: str, environ: dict[str, str] | None = None) -> Iterator[str]:
    environ = dict(os.environ) if environ is None else environ
    yield os.path.realpath(sys.executable)  # what the environment was made with
    for name in (f"python{version}", "python3", "python"):
        found = shutil.which(name, path=environ.get("PATH"))
        if found:
            yield found
    roots = [
        environ.get("PYENV_ROOT"),
        os.path.join(environ.get("HOME", ""), ".pyenv") if environ.get("HOME") else None,
    ]
    # A shim on the PATH gives pyenv's root away when neither variable does.
    roots += [str(Path(part).parent) for part in environ.get("PATH", "").split(os.pathsep) if part.endswith("shims")]
    for pyenv in filter(None, roots):
        for folder in sorted(Path(pyenv, "versions").glob(f"{version}*"), reverse=True):
            yield str(folder / "bin" / "python")


def find_python(version: str) -> str | None:
    for candidate in candidates(version):
        if runs(candidate, version):
            return candidate
    done = subprocess.run(
        [uv_command(), "python", "find", "--no-python-downloads", "--system", version],
        capture_output=True, text=True, check=False, env=clean_environment(),
    )  # fmt: skip
    found = done.stdout.strip()
    return found if done.returncode == 0 and found and runs(found, version) else None


def get_python(version: str, log: Path) -> str:
    found = find_python(version)
    if found:
        return found
    say(f"      Python {version} is not on this machine: uv downloads it")
    folder = {"UV_PYTHON_INSTALL_DIR": str(ROOT / ".cache" / "python")}
    failed = run_logged([uv_command(), "python", "install", version], log, extra=folder)
    python = next(
        (str(p) for p in sorted((ROOT / ".cache" / "python").glob(f"cpython-{version}*/bin/python{version}"))), ""
    )
    if failed or not python:
        why = last_words(log)
        raise Failure(f"The samples need Python {version}, and uv could not get it: {why}. Log: {relative(log)}")
    return python


def make(lane: Lane, number: int, of: int) -> None:
    wanted = lock_hash(lane.lock)
    if is_current(lane.name, wanted):
        return
    started = time.monotonic()
    log = ROOT / ".cache" / "log" / f"lane-{lane.name}.log"
    log.unlink(missing_ok=True)
    count = sum(1 for line in lane.lock.read_text().splitlines() if "==" in line and line[:1] not in "# ")
    say(f"[{number}/{of}] lane {lane.name}: Python {lane.python} and {count} locked packages")
    python, uv, folder = get_python(lane.python, log), uv_command(), ROOT / ".venv" / lane.name
    steps = [
        [uv, "venv", "--clear", "--no-project", "--python", python, str(folder)],
        [uv, "pip", "sync", "--require-hashes", "--only-binary", ":all:", "--link-mode", "copy", "--compile-bytecode",
         "--python", str(env_python(lane.name)), str(lane.lock)],
    ]  # fmt: skip
    for command in steps:
        if run_logged(command, log):
            raise Failure(f"Could not make the lane {lane.name}: {last_words(log)}. Log: {relative(log)}")
    write_stamp(lane.name, wanted)
    say(f"      lane {lane.name} ready in {time.monotonic() - started:.1f} s")


def ensure(names: set[str]) -> None:
    """Make the lanes that are asked for, and the servers that every lane may start, if they are not there yet."""
    main([lane.name for lane in lanes() if lane.name in names | {"services"}])


def main(argv: list[str]) -> int:
    known = lanes()
    unknown = set(argv) - {lane.name for lane in known}
    if unknown:
        raise Failure(
            f"No such lane: {', '.join(sorted(unknown))} (there are {', '.join(lane.name for lane in known)})."
        )
    chosen = [lane for lane in known if not argv or lane.name in argv]
    for number, lane in enumerate(chosen, 1):
        if lane.platforms != tuple(PLATFORMS) and here() not in lane.platforms:
            say(f"[{number}/{len(chosen)}] lane {lane.name}: none on {here()} ({', '.join(lane.platforms)} only)")
            continue
        make(lane, number, len(chosen))
    return 0


if __name__ == "__main__":
    run_main(main)
