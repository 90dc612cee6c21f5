"""Opens the export of a web shop, which is named .xlsx and is a table in HTML."""

from __future__ import annotations

import tempfile
from pathlib import Path

from openpyxl import load_workbook

scratch = tempfile.mkdtemp()
# --8<-- [start:zip]
path = Path(scratch, "export.xlsx")
path.write_text("<table><tr><td>Order</td></tr></table>")
load_workbook(path)
# --8<-- [end:zip]
