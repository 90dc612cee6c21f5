"""Types the commands of a file into pdb and prints the session as you would see it.

python session.py COMMANDS program.py [pdb's own options, such as -c continue]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def play(commands: list[str], arguments: list[str]) -> str:
    pdb = subprocess.Popen(
        [sys.executable, "-u", "-m", "pdb", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert pdb.stdin  # noqa: S101
    assert pdb.stdout  # noqa: S101
    seen, left = "", list(commands)
    while letter := pdb.stdout.read(1):
        seen += letter
        if seen.endswith(("\n(Pdb) ", "\n>>> ")) and left:
            seen += left[0] + "\n"
            pdb.stdin.write(left.pop(0) + "\n")
            pdb.stdin.flush()
            if not left:
                pdb.stdin.close()  # the end of the input: pdb quits
    pdb.wait()
    return seen.removesuffix("(Pdb) ").rstrip()


if __name__ == "__main__":
    script, program, *options = sys.argv[1:]
    typed = Path(script).read_text(encoding="utf-8").splitlines()
    print(play(typed, [*options, program]))
