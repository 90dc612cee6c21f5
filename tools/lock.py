"""Locks the dependencies with hashes: `python -m tools.lock [--check]`. With --check only the wheels are looked for.

One lock serves every system: each package is checked to have a wheel for every Python and platform that the project
names, so nobody compiles and no build script runs.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.bootstrap import clean_environment
from tools.common import ROOT, Failure, run_main, say, step
from tools.lanes import PLATFORMS as PLATFORM_OF
from tools.lanes import lanes, uv_command

PLATFORMS = (
    "x86_64-manylinux_2_28",
    "aarch64-manylinux_2_28",
    "aarch64-apple-darwin",
    "x86_64-apple-darwin",
    "windows",
)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
WHEELS_ONLY = ["pip", "install", "--dry-run", "--only-binary", ":all:", "--no-deps", "--require-hashes"]
FOREIGN = re.compile(r"(?m)^\s*(--(extra-)?index-url|--find-links|-i |-f )|file:/|https?://(?!github\.com)\S+/simple")


def locks() -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """(input, lock, oldest Python, Pythons, platforms, constraints)"""
    found: list[tuple[str, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
        ("requirements.in", "requirements.txt", "3.11.0", PYTHONS, PLATFORMS, ()),
        ("requirements-test.in", "requirements-test.txt", "3.11.0", PYTHONS, PLATFORMS, ("requirements.txt",)),
    ]
    for lane in lanes():
        lock = lane.lock.relative_to(ROOT).as_posix()
        found.append(
            (
                lock.removesuffix(".txt") + ".in",
                lock,
                lane.python,
                (lane.python,),
                tuple(PLATFORM_OF[one] for one in lane.platforms),
                (),
            )
        )
    return found


def uv(arguments: list[str]) -> str:
    env = {key: value for key, value in clean_environment().items() if not re.match(r"UV_.*(INDEX|LINKS)", key)}
    env["UV_NO_CONFIG"] = "1"
    done = subprocess.run([uv_command(), *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure(f"uv {arguments[0]} {arguments[1]} failed:\n{done.stderr.strip()}")
    return done.stderr


def compile_lock(source: str, lock: str, python: str, constraints: tuple[str, ...]) -> None:
    arguments = ["pip", "compile", source, "-o", lock, "--universal", "--generate-hashes", "--python-version", python]
    arguments += ["--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock"]
    for constraint in constraints:
        arguments += ["-c", constraint]
    overrides = Path(ROOT, source).with_suffix(".overrides")
    if overrides.is_file():
        # What a package asks for and the lane does without, with the reason.
        arguments += ["--override", overrides.relative_to(ROOT).as_posix()]
    uv(arguments)
    text = Path(ROOT, lock).read_text(encoding="utf-8")
    if FOREIGN.search(text):
        raise Failure(f"{lock} names a package index or a folder of this machine: do not commit it.")


def check_wheels(lock: str, pythons: tuple[str, ...], platforms: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for python in pythons:
            for platform in platforms:
                where = [
                    "--python-version",
                    python,
                    "--python-platform",
                    platform,
                    "--target",
                    os.path.join(folder, "x"),
                ]
                uv([*WHEELS_ONLY, "-r", lock, "--python", sys.executable, *where])


def main(argv: list[str]) -> int:
    check = argv == ["--check"]
    if argv and not check:
        raise Failure("usage: python -m tools.lock [--check]")
    todo = locks()
    for number, (source, lock, python, pythons, platforms, constraints) in enumerate(todo, 1):
        if not check:
            with step(number, len(todo), f"Locking {source} into {lock}"):
                compile_lock(source, lock, python, constraints)
        with step(number, len(todo), f"Wheels of {lock} for Python {', '.join(pythons)} on {', '.join(platforms)}"):
            check_wheels(lock, pythons, platforms)
    say("Every locked package has a wheel everywhere." if check else "Locked. Look at the difference, then: make test")
    return 0


if __name__ == "__main__":
    run_main(main)
