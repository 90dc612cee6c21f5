"""Stops a service the way an engine does, without an engine.

The command becomes process 1 of a new process namespace, gets SIGTERM while clients
come and go, and SIGKILL when its grace is over.
"""

from __future__ import annotations

import functools
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
GRACE_S = 3.0  # Docker waits 10 s by default; the shape is the same
NAMESPACE = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"]

# --8<-- [start:commands]
UVICORN = "uvicorn app.main:app --host $HOST --port $PORT"
COMMANDS = {
    "exec": ["sh", "-c", f"exec {UVICORN}"],
    "shell": ["sh", "-c", UVICORN],
    "script": ["sh", "start_wrong.sh"],
    "script_exec": ["sh", "start.sh"],
}
# --8<-- [end:commands]


class Stop(NamedTuple):
    """How a stop went: seconds until the process was gone, and what clients saw."""

    seconds: float
    killed: bool
    answered: int
    cut: int  # accepted, and then no answer


@functools.cache
def possible() -> bool:
    """Whether this machine lets us make a process namespace."""
    try:
        done = subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _get(port: int, path: str) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10):
        pass


def _wait(port: int) -> None:
    for _ in range(400):
        try:
            _get(port, "/livez")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the service did not start")


# --8<-- [start:stop]
def stop(command: list[str]) -> Stop:
    """Start a command as process 1, let clients come, and stop it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    outer = subprocess.Popen(
        [*NAMESPACE, "--kill-child", *command],
        cwd=HERE, env={"PATH": own, "HOST": "127.0.0.1", "PORT": str(port)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _wait(port)
    first = int(
        Path(f"/proc/{outer.pid}/task/{outer.pid}/children").read_text().split()[0]
    )
    clients = Clients(port)
    time.sleep(0.5)
    began = time.monotonic()
    os.kill(first, signal.SIGTERM)
    try:
        outer.wait(GRACE_S)
        killed = False
    except subprocess.TimeoutExpired:
        os.kill(first, signal.SIGKILL)
        outer.wait()
        killed = True
    seconds = time.monotonic() - began
    return Stop(seconds, killed, *clients.count())
    # --8<-- [end:stop]


class Clients:
    """Somebody asks for the report every 100 ms, until the service takes no more."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.seen: list[str] = []
        self.threads: list[threading.Thread] = []
        self.closed = threading.Event()
        self.coming = threading.Thread(target=self._come, daemon=True)
        self.coming.start()

    def _come(self) -> None:
        while not self.closed.wait(0.1):
            one = threading.Thread(target=self._ask)
            self.threads.append(one)
            one.start()

    def _ask(self) -> None:
        try:
            _get(self.port, "/report")
        except urllib.error.URLError as error:
            refused = isinstance(error.reason, ConnectionRefusedError)
            self.seen.append("refused" if refused else "cut")
            self.closed.set()
        except OSError:
            self.seen.append("cut")
        else:
            self.seen.append("answered")

    def count(self) -> tuple[int, int]:
        """How many were answered, and how many cut, when all are done."""
        self.closed.set()
        self.coming.join()
        for one in self.threads:
            one.join()
        return self.seen.count("answered"), self.seen.count("cut")


if __name__ == "__main__":
    for name, command in COMMANDS.items():
        print(name, stop(command))
