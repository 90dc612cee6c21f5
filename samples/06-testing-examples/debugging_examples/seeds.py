"""Runs a program under eight hash seeds: does its answer depend on one?"""

from __future__ import annotations

import os
import subprocess
import sys


# --8<-- [start:seeds]
def answers(program: str, seeds: range = range(8)) -> dict[str, list[int]]:
    """What it printed -> the seeds under which it did."""
    found: dict[str, list[int]] = {}
    for seed in seeds:
        env = os.environ | {"PYTHONHASHSEED": str(seed)}
        command = [sys.executable, program]
        printed = subprocess.check_output(command, env=env, text=True).strip()
        found.setdefault(printed, []).append(seed)
    return found
    # --8<-- [end:seeds]


if __name__ == "__main__":
    for printed, seeds in answers(sys.argv[1]).items():
        print(f"{printed}  with PYTHONHASHSEED {seeds}")
