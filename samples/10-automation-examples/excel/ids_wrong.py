"""Sends a number of eighteen digits through a cell."""

from __future__ import annotations

import tempfile
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

with tempfile.TemporaryDirectory() as scratch:
    path = Path(scratch) / "parcels.xlsx"
    # --8<-- [start:ids]
    parcel = 340123450000001234
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, parcel)
        sheet.write(1, 0, str(parcel))
    column = [row[0] for row in load_workbook(path).worksheets[0].values]
    print(f"as a number {column[0]:.0f}, as a text {column[1]}")
    # --8<-- [end:ids]
