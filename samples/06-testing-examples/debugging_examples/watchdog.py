"""python watchdog.py SECONDS program.py: if it takes longer, print every stack."""

from __future__ import annotations

import faulthandler
import runpy
import sys

if __name__ == "__main__":
    # --8<-- [start:watchdog]
    seconds, program = float(sys.argv[1]), sys.argv[2]
    faulthandler.dump_traceback_later(seconds, exit=True)
    runpy.run_path(program, run_name="__main__")
    faulthandler.cancel_dump_traceback_later()
    # --8<-- [end:watchdog]
