"""Start an app of this folder under a real uvicorn on a free port."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
ADDRESS = re.compile(r"Uvicorn running on (http://127\.0\.0\.1:\d+)")


class Server:
    """A running server: its `url`, and the lines that it logged."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process, self.url = process, ""
        self.lines: list[str] = []
        self.started = threading.Event()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self) -> None:
        for line in self.process.stderr or ():
            self.lines.append(line.rstrip("\n"))
            if match := ADDRESS.search(line):
                self.url = match[1]
                self.started.set()
        self.started.set()


@contextmanager
def serve(target: str, **environment: str) -> Iterator[Server]:
    """Serve `module:app`. Raises RuntimeError, with the log, if it does not start."""
    command = [sys.executable, "-m", "uvicorn", target, "--port", "0"]
    process = subprocess.Popen(
        [*command, "--no-access-log"],
        cwd=HERE,
        env={
            **os.environ,
            "PYTHONDONTWRITEBYTECODE": "1",
            **environment,
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    server = Server(process)
    try:
        server.started.wait(20)
        if not server.url:
            log = "\n".join(server.lines)
            raise RuntimeError(f"the server did not start:\n{log}")
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        server.reader.join(5)
        if process.stderr:
            process.stderr.close()
