"""A folder that looks empty is not, and the usual way out deletes what was in it."""

import os
import tempfile
from pathlib import Path

import trees

with tempfile.TemporaryDirectory() as place:
    trees.make(Path(place), {"2025/.cost-centres.csv": "the only copy"})
    os.chdir(place)
    # --8<-- [start:empty]
    folder = Path("2025")
    for path in folder.glob("[!.]*"):  # "nothing in it that I can see"
        path.unlink()
    folder.rmdir()
    # --8<-- [end:empty]
