"""The same split for one customer: nothing fails, and -X dev speaks."""

import tempfile
from pathlib import Path

from export_wrong import split
from orders import DAY

with tempfile.TemporaryDirectory() as folder:
    split(DAY[:1], Path(folder))
    print(len(list(Path(folder).iterdir())), "file written")
