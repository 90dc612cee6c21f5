"""Starts a program that hangs, then looks into it from outside with py-spy."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import time
from pathlib import Path

PY_SPY = Path(sys.executable).with_name("py-spy")


def let_others_attach() -> None:
    """What `ptrace_scope=1` asks for; for demonstrations only (PR_SET_PTRACER_ANY)."""
    ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)


def dump(program: str, *options: str) -> str:
    """py-spy's picture of the program, once it waits for its lock."""
    with subprocess.Popen(
        [sys.executable, program],
        preexec_fn=let_others_attach,
    ) as process:
        try:
            deadline = time.monotonic() + 20
            while True:
                time.sleep(0.3)
                seen = subprocess.run(
                    [PY_SPY, "dump", "--pid", str(process.pid), *options],
                    capture_output=True,
                    text=True,
                    check=False,
                )
                if (
                    seen.stdout.count("transfer_wrong.py") >= 3
                    or time.monotonic() > deadline
                ):
                    return seen.stdout or seen.stderr
        finally:
            process.kill()


if __name__ == "__main__":
    print("$ py-spy dump --pid PID")
    print(dump("transfer_wrong.py"))
