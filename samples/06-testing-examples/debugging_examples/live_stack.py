"""Looks with py-spy into a program that hangs.

python live_stack.py           now; needs the right to read another process
python live_stack.py recorded  what measure.py saw when it had that right
"""

from __future__ import annotations

import ctypes
import json
import re
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
PY_SPY = Path(sys.executable).with_name("py-spy")
RECORD = HERE / "results" / "debugging.json"
NO_RIGHT = re.compile("denied|permitted|elevated|not implemented", re.IGNORECASE)
# What differs between two looks: identities, paths, lines of Python's own modules.
TIDY = (
    (r"Process \d+: \S+", "Process PID: python"),
    (r"Python v3[^\n]*\n\n", ""),
    (r"Thread \d+ ", "Thread ID "),
    (r" *Thread\.(?:run|_bootstrap)[^\n]*\n?", ""),
    (r"\(threading.py:\d+\)", "(threading.py:N)"),
)


class Refused(Exception):
    """The system does not let py-spy read the other process."""


def let_others_attach() -> None:
    """What `ptrace_scope=1` asks for; for demonstrations only (PR_SET_PTRACER_ANY)."""
    ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)


def look(pid: int, *options: str) -> str:
    seen = subprocess.run(
        [PY_SPY, "dump", "--pid", str(pid), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    if seen.returncode and NO_RIGHT.search(seen.stderr):
        raise Refused(seen.stderr.splitlines()[0])
    return seen.stdout


def dump(program: str, *options: str) -> str:
    """py-spy's picture of the program, once both transfers wait for a lock."""
    with subprocess.Popen(
        [sys.executable, program],
        cwd=HERE,
        preexec_fn=let_others_attach if sys.platform == "linux" else None,
    ) as process:
        try:
            deadline = time.monotonic() + 20
            while time.monotonic() < deadline:
                time.sleep(0.3)
                seen = look(process.pid)
                if "audit" not in seen and seen.count(" transfer (") == 2:
                    return look(process.pid, *options) if options else seen
            raise TimeoutError(seen)
        finally:
            process.kill()


def tidy(text: str) -> str:
    for found, instead in TIDY:
        text = re.sub(found, instead, text)
    return text.rstrip()


def recorded() -> str:
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    return "\n".join(record["series"]["dump"])


if __name__ == "__main__":
    print("$ py-spy dump --pid PID")
    live = sys.argv[1:] != ["recorded"]
    print(tidy(dump("transfer_wrong.py")) if live else recorded())
