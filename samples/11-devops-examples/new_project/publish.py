"""publish VERSION: puts parcel-rates VERSION on the index; `publish --replace 1.0`
puts another file in the place of the one that is there."""

import os
import sys
from pathlib import Path

from wheelhouse import HERE, tiny

wheels, version = Path(os.environ["WHEELS"]), sys.argv[-1]
source = HERE / "rates" / f"v{version[0]}"
extra = {"parcel_rates/extra.py": b"\n"} if "--replace" in sys.argv else {}
tiny(wheels, version, source, **extra)
