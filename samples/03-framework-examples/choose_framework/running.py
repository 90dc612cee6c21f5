"""Serve what this folder compares: the three apps of the contract, and small ones."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "contract"))

from serving import App, Server, create_tables, read_apps, serve  # noqa: E402

__all__ = [
    "FRAMEWORKS",
    "App",
    "Server",
    "create_tables",
    "read_apps",
    "serve",
    "small",
]
FRAMEWORKS = ("Flask", "Django", "FastAPI")


def small(framework: str, kind: str, *options: str) -> App:
    """`<framework>_<kind>.py` of this folder, under the server of the contract."""
    module = f"{framework.lower()}_{kind}:app"
    if framework == "FastAPI":
        command = ["-m", "uvicorn", module, "--port", "{port}", "--no-access-log"]
    else:
        command = ["-m", "gunicorn", module, "--bind", "127.0.0.1:{port}"]
        command += ["--threads", "5", "--no-control-socket"]
    serving = ["python", *command, *options]
    return App(HERE, framework, create=[], serve=serving, code=[])
