"""Checks the sources (`python -m tools.check`): the handbook's own checks, then what is still to be written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tools.common import ROOT, run_main

TODO = re.compile(r"\bTODO\b(.*)")


def unwritten(docs: Path) -> list[str]:
    """The TODOs that `make page` left, by file and line: one per line of the source."""
    found = []
    for page in sorted(docs.rglob("*.md")):
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            mark = TODO.search(line)
            if mark:
                what = re.sub(r"\{.*\}", "", mark.group(1)).strip(" :.")
                name = page.relative_to(docs.parent).as_posix()
                found.append(f"{name}:{number}: still to be written: {what or 'TODO'}")
    return found


def check(env: dict[str, str] | None = None) -> bool:
    done = subprocess.run(
        [sys.executable, "-m", "handbook", "check"], cwd=ROOT, env=env or dict(os.environ), check=False
    )
    todo = unwritten(ROOT / "docs")
    for line in todo:
        print(line, file=sys.stderr)
    if todo:
        print(f"{len(todo)} place{' is' if len(todo) == 1 else 's are'} still to be written (TODO)", file=sys.stderr)
    return done.returncode == 0 and not todo


def main(_: list[str]) -> int:
    return 0 if check() else 1


if __name__ == "__main__":
    run_main(main)
