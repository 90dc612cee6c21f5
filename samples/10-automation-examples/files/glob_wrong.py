"""Which files does a pattern find? No error, another list each time."""

import glob
import os
import tempfile
from pathlib import Path

import trees

with tempfile.TemporaryDirectory() as place:
    names = ("a.pdf", "B.PDF", ".c.pdf", "d.pdf/page-1.txt", "deep/e.pdf")
    os.chdir(trees.make(Path(place), dict.fromkeys(names, "")))
    # --8<-- [start:glob]
    print(sorted(glob.glob("*.pdf")))
    print(sorted(str(path) for path in Path().glob("*.pdf")))
    print(sorted(str(path) for path in Path().glob("*.pdf", case_sensitive=False)))
    print(sorted(str(path) for path in Path().rglob("*.pdf")))
    # --8<-- [end:glob]
