"""The gate of ci.yml, given what the jobs before it can end with."""

from __future__ import annotations

import tempfile
from pathlib import Path

import step

# --8<-- [start:gate]
gate = step.find(step.load("ci.yml"), "RESULTS")
for results in ("success success", "success failure", "success skipped"):
    values = {"join(needs.*.result, ' ')": results}
    with tempfile.TemporaryDirectory() as scratch:
        done = step.run(step.load("ci.yml"), gate, values, Path(scratch))
    print(f"{results}: the gate ends with {done.returncode}")
# --8<-- [end:gate]
