"""The till starts a process for each label, and may wait 50 ms for it."""

import subprocess
import sys


# --8<-- [start:till]
def label(code: str) -> str:
    command = [sys.executable, "label.py", code]
    done = subprocess.run(
        command, timeout=0.05, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


print(label("P4711"))
# --8<-- [end:till]
