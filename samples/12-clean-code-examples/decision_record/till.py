"""The till starts one process, and then asks it for each label."""

from __future__ import annotations

import subprocess
import sys


# --8<-- [start:till]
class Labels:
    """A process that stays; the till pays for its start once, when it opens."""

    def __enter__(self) -> Labels:
        command = [sys.executable, "labels.py"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        return self

    def label(self, code: str) -> str:
        assert self.process.stdin  # noqa: S101
        assert self.process.stdout  # noqa: S101
        print(code, file=self.process.stdin, flush=True)
        return self.process.stdout.readline().strip()

    def __exit__(self, *_: object) -> None:
        self.process.communicate()  # closes its input, so it ends


# --8<-- [end:till]


if __name__ == "__main__":
    # --8<-- [start:use]
    with Labels() as labels:
        made = [labels.label(f"P{number}") for number in range(200)]
    print(made[0], made[-1], len(made), "labels from one start")
    # --8<-- [end:use]
