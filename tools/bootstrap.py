"""Makes the environments from the locks: `python tools/bootstrap.py site [test] [lanes]`.

Standard library only, because it runs before anything is installed. A stamp holds the hash of the lock that an
environment was made from, so a second run costs a file read.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
LOCKS: dict[str, str] = {"site": "requirements.txt", "test": "requirements-test.txt"}
STAMP = "proven-python.lock"


class BootstrapError(Exception):
    """One line that the user can act on."""


def env_python(name: str, root: Path = ROOT) -> Path:
    folder = root / ".venv" / name
    if os.name == "nt":
        return folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def lock_hash(*locks: Path) -> str:
    digest = hashlib.sha256()
    for lock in locks:
        digest.update(lock.read_bytes())
    return digest.hexdigest()


def is_current(name: str, wanted: str, root: Path = ROOT) -> bool:
    stamp = root / ".venv" / name / STAMP
    return stamp.is_file() and stamp.read_text().strip() == wanted and env_python(name, root).exists()


def write_stamp(name: str, wanted: str, root: Path = ROOT) -> None:
    (root / ".venv" / name / STAMP).write_text(wanted + "\n")


def clean_environment(root: Path = ROOT) -> dict[str, str]:
    """The environment for installers: no surprise from the caller's, and a cache that can be written."""
    env = dict(os.environ)
    for key in (
        "PYTHONHOME",
        "PYTHONPATH",
        "VIRTUAL_ENV",
        "__PYVENV_LAUNCHER__",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_USER",
    ):
        env.pop(key, None)
    env["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    env.setdefault("UV_SYSTEM_CERTS", "1")  # as pip and the browser do: a company's own certificate is the system's
    home = env.get("HOME") or env.get("USERPROFILE")
    if not home or not os.access(home, os.W_OK):
        cache = root / ".cache"
        (cache / "home").mkdir(parents=True, exist_ok=True)
        env["HOME"] = str(cache / "home")
        env.setdefault("PIP_CACHE_DIR", str(cache / "pip"))
        env.setdefault("UV_CACHE_DIR", str(cache / "uv"))
    return env


def last_words(log: Path) -> str:
    """The line of an installer's log that says what went wrong."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    network = (
        "name resolution",
        "Name or service not known",
        "Network is unreachable",
        "Connection refused",
        "Failed to establish a new connection",
        "dns error",
        "error sending request",
        "timed out",
        "Could not connect",
        "nodename nor servname",
        "(from versions: none)",
    )
    if any("certificate" in line.lower() and ("invalid" in line.lower() or "verify" in line.lower()) for line in lines):
        return "this machine does not trust the package index's certificate (behind a proxy: SSL_CERT_FILE, PIP_CERT)"
    if any(sign.lower() in line.lower() for line in lines for sign in network):
        return "the package index cannot be reached (is there a network, or a proxy to set?)"
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines or ["no message"])[-1 if not errors else 0]


def run_logged(command: list[str], log: Path, root: Path = ROOT, extra: dict[str, str] | None = None) -> int:
    log.parent.mkdir(parents=True, exist_ok=True)
    env = clean_environment(root)
    env.update(extra or {})
    with log.open("a", encoding="utf-8") as out:
        out.write("$ " + " ".join(command) + "\n")
        out.flush()
        return subprocess.call(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=str(root), env=env
        )


def say(line: str) -> None:
    print(line, flush=True)


def make_environment(name: str, root: Path = ROOT) -> None:
    lock = root / LOCKS[name]
    wanted = lock_hash(lock)
    if is_current(name, wanted, root):
        return
    started = time.monotonic()
    folder = root / ".venv" / name
    log = root / ".cache" / "log" / ("environment-%s.log" % name)
    if log.exists():
        log.unlink()
    # A Python from inside the folder that is about to be made anew cannot make it.
    base = os.path.realpath(sys.executable)
    count = sum(1 for line in lock.read_text().splitlines() if "==" in line and not line.startswith(("#", " ")))
    version = "%d.%d" % sys.version_info[:2]
    say("[1/2] %s environment: creating .venv/%s with Python %s" % (name, name, version))
    if folder.exists():
        shutil.rmtree(str(folder), ignore_errors=True)
    if run_logged([base, "-m", "venv", "--clear", str(folder)], log, root):
        raise BootstrapError(
            "This Python cannot create an environment (on Debian and Ubuntu: apt install python3-venv). Log: %s"
            % relative(log, root)
        )
    say("[2/2] %s environment: installing %d locked packages" % (name, count))
    command = [
        str(env_python(name, root)),
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--only-binary=:all:",
        "--no-deps",
        "--no-input",
        "--retries=2",
        "--progress-bar=off",
        "-r",
        str(lock),
    ]
    if run_logged(command, log, root):
        raise BootstrapError("Could not install %s: %s. Log: %s" % (lock.name, last_words(log), relative(log, root)))
    write_stamp(name, wanted, root)
    say("      %s environment ready in %.1f s" % (name, time.monotonic() - started))


def relative(path: Path, root: Path = ROOT) -> str:
    try:
        return str(path.relative_to(root))
    except ValueError:
        return str(path)


def make_lanes(names: list[str], root: Path = ROOT) -> int:
    """The lanes need PyYAML and uv, so the test environment makes them."""
    command = [str(env_python("test", root)), "-m", "tools.lanes", *names]
    return subprocess.call(command, cwd=str(root), env=dict(os.environ))


def main(argv: list[str]) -> int:
    if sys.version_info < OLDEST:
        print(
            "Proven Python needs Python %d.%d or newer, and this is %d.%d." % (OLDEST + tuple(sys.version_info[:2])),
            file=sys.stderr,
        )
        return 1
    unknown = [name for name in argv if name not in ("site", "test", "lanes")]
    if unknown or not argv:
        print("usage: python tools/bootstrap.py [site] [test] [lanes]", file=sys.stderr)
        return 2
    try:
        for name in ("site", "test"):
            if name in argv or (name == "test" and "lanes" in argv):
                make_environment(name)
    except BootstrapError as error:
        print(error, file=sys.stderr)
        return 1
    return make_lanes([]) if "lanes" in argv else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
