"""Stands in for the package uv_build where there is no network.

The real one starts its own program `uv-build`; this one starts the same code
in `uv`, which the handbook's environment has.
"""

from __future__ import annotations

import subprocess
from typing import Any


def _call(hook: str, *arguments: str) -> str:
    command = ["uv", "build-backend", hook, *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip().rpartition("\n")[2]


def build_wheel(folder: str, settings: Any = None, info: str | None = None) -> str:
    return _call("build-wheel", folder)


def build_editable(folder: str, settings: Any = None, info: str | None = None) -> str:
    return _call("build-editable", folder)


def build_sdist(folder: str, settings: Any = None) -> str:
    return _call("build-sdist", folder)
