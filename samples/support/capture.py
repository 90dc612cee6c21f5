"""Runs a sample's command and makes its output comparable: the same text on every machine, every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from pathlib import Path

from support import services
from support.manifest import SAMPLES, Run

TIMEOUT_S = 120


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """The whole environment of a run: what the reader's shell happens to hold must not change an output.

    variables: those of what the run needs (DATABASE_URL, REDIS_URL).
    """
    kept = {
        name: os.environ[name]
        for name in ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "LD_LIBRARY_PATH")
        if name in os.environ
    }
    fixed = {"LANG": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100", "NO_COLOR": "1", "PYTHONHASHSEED": "0",
             "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(SAMPLES)}  # fmt: skip
    return {**kept, **fixed, **variables}


def normalise(text: str, run: Run) -> str:
    """Replace what differs between machines: paths, ports, addresses; then the run's own `redact` rules, in their order."""
    replacements = [
        (str(run.folder) + os.sep, ""),
        (str(SAMPLES) + os.sep, "samples/"),
        (sysconfig.get_path("purelib"), "…/site-packages"),
        (sysconfig.get_path("stdlib"), "…/lib/python" + sysconfig.get_python_version()),
        (str(Path(sys.executable).parent) + os.sep, ""),
        (tempfile.gettempdir() + os.sep, "…/tmp/"),
    ]
    for found, instead in replacements:
        text = text.replace(found, instead)
    # A traceback quotes source lines, markers included; on a page they mean nothing.
    text = re.sub(r"[ \t]*(?:#|--|//) \((?:!\)|\d+\)!)(?=\n|$)", "", text)
    text = re.sub(r"(127\.0\.0\.1|localhost):\d{4,5}", r"\1:PORT", text)
    text = re.sub(r"\bport (\d{4,5})\b", "port PORT", text)
    text = re.sub(r"\b0x[0-9a-f]{6,}\b", "0x…", text)
    for rule in run.redact:
        text = re.sub(rule["pattern"], rule["with"], text)
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip() + "\n"


def execute(run: Run, server_url: str | None) -> tuple[int, str]:
    """Run the command in its folder. Returns exit status and normalised output (stdout and stderr as they came)."""

    with services.provide(run.needs, server_url) as variables:
        command = [sys.executable if word == "python" else word for word in run.command]
        if command[0] != sys.executable:
            own = Path(sys.executable).parent / command[0]
            command[0] = str(own) if own.exists() else command[0]
        done = subprocess.run(
            command, cwd=run.folder, env=environment(variables), timeout=TIMEOUT_S, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        )  # fmt: skip
        return done.returncode, normalise(done.stdout, run)
