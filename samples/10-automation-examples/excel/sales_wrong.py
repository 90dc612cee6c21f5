"""The six lines of many tutorials, on a workbook from a real department."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd
import workbook
from openpyxl import load_workbook

scratch = tempfile.TemporaryDirectory()
path = workbook.make(Path(scratch.name) / "sales.xlsx")

# --8<-- [start:sales]
orders = pd.read_excel(path)
orders["Total"] = orders["Quantity"] * orders["Price"]
orders.to_excel(path, index=False)
# --8<-- [end:sales]

print(orders[["Order", "Quantity", "Price", "Total"]].head(4).to_string(index=False))
after = load_workbook(path)
sheet = after.worksheets[0]
print("sheets:", after.sheetnames)
print("format of a price:", sheet["F2"].number_format)
print("width of column C:", sheet.column_dimensions["C"].width)
scratch.cleanup()
