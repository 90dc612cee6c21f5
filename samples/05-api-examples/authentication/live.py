"""Start an app of this folder under a real uvicorn on a free port."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
ADDRESS = re.compile(r"Uvicorn running on (http://127\.0\.0\.1:\d+)")


@dataclass
class Server:
    process: subprocess.Popen[str]
    url: str = ""
    lines: list[str] = field(default_factory=list)
    started: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        for line in self.process.stderr or ():
            self.lines.append(line.rstrip("\n"))
            if match := ADDRESS.search(line):
                self.url = match[1]
                self.started.set()
        self.started.set()

    def log(self) -> str:
        return "\n".join(self.lines)

    def wait_for(self, text: str, seconds: float = 10) -> None:
        """Wait until the server has logged `text`."""
        end = time.monotonic() + seconds
        while text not in self.log():
            if time.monotonic() > end:
                raise TimeoutError(f"not in the server's log: {text}")
            time.sleep(0.02)


@contextmanager
def serve(
    target: str, *options: str, **environment: str
) -> Iterator[Server]:
    """Serve `module:app`, or `module:make_app` with the option --factory."""
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        target,
        "--port",
        "0",
        *options,
    ]
    process = subprocess.Popen(
        command,
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
            raise RuntimeError(
                f"the server did not start:\n{server.log()}"
            )
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
