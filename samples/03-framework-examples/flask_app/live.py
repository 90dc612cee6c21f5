"""Start an app of this folder under a real gunicorn on a free port."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
ERROR = re.compile(r"[\w.]*(Error|Exception|Violation|Operation)\b")
COLOUR = re.compile(r"\x1b\[\d+m")
READY = re.compile(r"(http://127\.0\.0\.1:\d+)")


@dataclass
class Server:
    process: subprocess.Popen[str]
    url: str = ""
    lines: list[str] = field(default_factory=list)
    started: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        for line in self.process.stderr or ():
            self.lines.append(COLOUR.sub("", line.rstrip("\n")))
            if not self.url and (match := READY.search(line)):
                self.url = match[1]
                self.started.set()
        self.started.set()

    def log(self) -> str:
        return "\n".join(self.lines)

    def errors(self) -> list[str]:
        """The last line of each traceback in the log."""
        return [line for line in self.lines if ERROR.match(line)]

    def wait_for(self, text: str, seconds: float = 10) -> None:
        """Wait until the server has logged `text`."""
        self._wait(lambda: text in self.log(), text, seconds)

    def wait_for_errors(self, count: int, seconds: float = 10) -> None:
        self._wait(
            lambda: len(self.errors()) >= count, "a traceback", seconds
        )

    def _wait(
        self, done: Callable[[], bool], what: str, seconds: float
    ) -> None:
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                raise TimeoutError(f"not in the server's log: {what}")
            time.sleep(0.02)


@contextmanager
def run(command: list[str], **environment: str) -> Iterator[Server]:
    """Run a server that prints its address; terminate it afterwards."""
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=HERE,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    server = Server(process)
    reader = threading.Thread(target=server.read, daemon=True)
    reader.start()
    try:
        server.started.wait(20)
        if not server.url:
            raise RuntimeError(f"no server:\n{server.log()}")
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join(5)
        if process.stderr:
            process.stderr.close()


@contextmanager
def serve(
    target: str, *options: str, **environment: str
) -> Iterator[Server]:
    command = ["-m", "gunicorn", "--bind", "127.0.0.1:0"]
    with run([*command, *options, target], **environment) as server:
        server.wait_for("Booting worker")
        yield server
