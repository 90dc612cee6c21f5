"""The workbook that the sales department sends: made here, with what real ones hold."""

from __future__ import annotations

import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

HEADER = ["Order", "Date", "Customer", "Product", "Quantity", "Price", "Total"]
DAY = datetime.date(2026, 11, 2)
# Price: a number, a number as text, a text with a decimal comma, and worse.
ROWS: list[tuple[object, ...]] = [
    ("0042", DAY, "Lucía Ortega", "Lamp", 2, 19.90),
    ("0043", DAY, "Jonas Weber", "Desk", "3", "10"),
    ("0044", "03/11/2026", "Ana Ruiz", "Chair", 4, "1.234,50"),
    ("0045", DAY, "Zoë Martin", "Shelf", 1, 89.00),
    ("0045", DAY, "Zoë Martin", "Shelf", 1, 89.00),
    ("0046", DAY, '=HYPERLINK("http://example.org")', "Lamp", 1, 19.90),
    ("0047", DAY, "Iván Soto", "Desk", 2, "on request"),
    ("0048", None, "Mia Lind", "Chair", 1, 49.50),
    ("0049", DAY, "Omar Díaz", "Shelf", -1, 89.00),
]


def make(path: Path) -> Path:
    """Write the workbook: orders with formulas and formats, and a sheet of goals."""
    book = Workbook()
    sheet = book["Sheet"]
    sheet.title = "Orders"
    sheet.append(HEADER)
    for number, row in enumerate(ROWS, 2):
        sheet.append([*row, f"=E{number}*F{number}"])
        # In Excel, a quote typed first keeps a text that begins with = a text.
        sheet.cell(number, 3).data_type = "s"
        sheet.cell(number, 6).number_format = '#,##0.00 "€"'
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.column_dimensions["C"].width = 28
    goals = book.create_sheet("Goals")
    goals.append(["Product", "Pieces"])
    goals.append(["Lamp", 40])
    book.save(path)
    return path
