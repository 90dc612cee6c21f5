"""A step whose tests fail, under the shell that a runner takes when a workflow names none."""

from __future__ import annotations

import tempfile
from pathlib import Path

import step

# --8<-- [start:pipe]
TESTS = {"run": "python -c 'raise SystemExit(1)' | tee report.txt"}

for workflow in ({}, {"defaults": {"run": {"shell": "bash"}}}):
    with tempfile.TemporaryDirectory() as scratch:
        done = step.run(workflow, TESTS, {}, Path(scratch))
    print(
        f"{workflow}: status {done.returncode}, the job is {'red' if done.returncode else 'green'}"
    )
# --8<-- [end:pipe]
