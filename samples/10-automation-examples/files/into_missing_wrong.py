"""shutil.move into a folder that nobody made: every file becomes that name."""

import os
import shutil
import tempfile
from pathlib import Path

import trees

with tempfile.TemporaryDirectory() as place:
    os.chdir(trees.make(Path(place), {f"{n}.pdf": f"invoice {n}" for n in (17, 18)}))
    # --8<-- [start:move]
    for name in ("17.pdf", "18.pdf"):
        shutil.move(name, "PDFs")
    # --8<-- [end:move]
    trees.show(Path())
    # --8<-- [start:next_month]
    os.makedirs("PDFs", exist_ok=True)  # the repair, a month later
    # --8<-- [end:next_month]
