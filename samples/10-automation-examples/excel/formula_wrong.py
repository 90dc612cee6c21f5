"""Adds up the column that holds formulas, in a workbook that no Excel has opened."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd
import workbook

with tempfile.TemporaryDirectory() as scratch:
    path = workbook.make(Path(scratch) / "sales.xlsx")
    # --8<-- [start:formula]
    totals = pd.read_excel(path)["Total"]
    print(f"{totals.iloc[0]} … the sum is {totals.sum()}")
    # --8<-- [end:formula]
