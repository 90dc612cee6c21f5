"""The files are moved, and then the report cannot be written."""

import os
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as place:
    os.chdir(place)
    # --8<-- [start:report]
    name = os.fsdecode(b"informaci\xf3n.pdf")  # as a listing gives it: Latin-1 bytes
    Path("PDFs").mkdir()
    Path(name).touch()
    Path(name).rename(f"PDFs/{name}")
    Path("moved.txt").write_text(f"{name}\n", encoding="utf-8")
    # --8<-- [end:report]
