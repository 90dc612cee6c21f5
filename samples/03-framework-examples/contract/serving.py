"""Start one of the apps as a real server process, from what apps.yml says about it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import yaml  # type: ignore[import-untyped]

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent


@dataclass(frozen=True)
class App:
    folder: Path
    name: str
    create: list[str]
    serve: list[str]
    code: list[str]
    env: dict[str, str] = field(default_factory=dict)

    def environment(self, database_url: str) -> dict[str, str]:
        mine = {"DATABASE_URL": database_url, "PYTHONDONTWRITEBYTECODE": "1"}
        return {**os.environ, "PYTHONUNBUFFERED": "1", **self.env, **mine}

    def files(self) -> list[Path]:
        found = [p for pattern in self.code for p in sorted(self.folder.glob(pattern))]
        return [path for path in found if not path.name.startswith("test_")]


def read_apps() -> dict[str, App]:
    """The apps that exist, by folder name."""
    text = (HERE / "apps.yml").read_text(encoding="utf-8")
    data: dict[str, dict[str, Any]] = yaml.safe_load(text)
    apps = {key: App(EXAMPLES / key, **entry) for key, entry in data.items()}
    return {key: app for key, app in apps.items() if app.files()}


def words(command: list[str], port: int = 0) -> list[str]:
    filled = [word.replace("{port}", str(port)) for word in command]
    return [sys.executable if word == "python" else word for word in filled]


def create_tables(app: App, database_url: str) -> None:
    subprocess.run(
        words(app.create),
        cwd=app.folder,
        env=app.environment(database_url),
        check=True,
        capture_output=True,
        timeout=60,
    )


@dataclass
class Server:
    process: subprocess.Popen[bytes]
    url: str
    log_file: Path
    seconds: float = 0.0  # from the start of the process to the first answer

    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_alive(server: Server, began: float, probe: str) -> None:
    while time.perf_counter() - began < 30:
        if server.process.poll() is not None:
            break
        try:
            if httpx2.get(f"{server.url}{probe}", timeout=5).status_code == 200:
                server.seconds = time.perf_counter() - began
                return
        except httpx2.TransportError:
            time.sleep(0.02)
    raise RuntimeError(f"the server did not start:\n{server.log()}")


@contextmanager
def serve(app: App, database_url: str = "", probe: str = "/livez") -> Iterator[Server]:
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        log_file = Path(folder, "log")
        began = time.perf_counter()
        with log_file.open("wb") as sink:
            process = subprocess.Popen(
                words(app.serve, port),
                cwd=app.folder,
                env=app.environment(database_url),
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
            )
        server = Server(process, f"http://127.0.0.1:{port}", log_file)
        try:
            wait_until_alive(server, began, probe)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
