"""Makes the department's workbook and the report from it, twice."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import report
import workbook

with tempfile.TemporaryDirectory() as scratch:
    # --8<-- [start:demo]
    source = workbook.make(Path(scratch) / "sales.xlsx")
    target = Path(scratch) / "report.xlsx"
    status = report.main([str(source), str(target)])
    first = hashlib.sha256(target.read_bytes()).hexdigest()
    report.main([str(source), str(target)])
    again = hashlib.sha256(target.read_bytes()).hexdigest()
    # --8<-- [end:demo]
    print(f"exit status {status}; the second run gave the same bytes: {first == again}")
