"""What hadolint does not say of a Dockerfile, as functions that a test calls."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple


class Line(NamedTuple):
    """An instruction with its arguments, continuation lines joined."""

    name: str
    rest: str


# --8<-- [start:parse]
def read(path: Path) -> list[Line]:
    """The instructions of a Dockerfile, in order, without comments."""
    text = re.sub(r"\\\n", " ", path.read_text())
    found = []
    for line in text.splitlines():
        name, _, rest = line.strip().partition(" ")
        if name and not name.startswith("#"):
            found.append(Line(name.upper(), rest.strip()))
    return found


def last_stage(lines: list[Line]) -> list[Line]:
    """What the image consists of: everything from the last FROM on."""
    starts = [number for number, line in enumerate(lines) if line.name == "FROM"]
    return lines[starts[-1] :]
    # --8<-- [end:parse]


# --8<-- [start:faults]
SECRET = re.compile(r"(KEY|TOKEN|SECRET|PASSWORD)\w*=", re.I)
ROOT = ("root", "0", "0:0")


def faults(path: Path) -> list[str]:
    """What is wrong, by our rules: base, user, secrets, order, entry point."""
    lines = read(path)
    final = last_stage(lines)
    found = []
    if any(line.name == "FROM" and "@sha256:" not in line.rest for line in lines):
        found.append("a base that can change: no digest")
    users = [line.rest for line in final if line.name == "USER"]
    if not users or users[-1] in ROOT:
        found.append("the service runs as root")
    if any(line.name in ("ENV", "ARG") and SECRET.search(line.rest) for line in lines):
        found.append("a secret in a layer, for everyone who pulls it")
    copies = [number for number, line in enumerate(lines) if line.rest == ". ."]
    installs = [number for number, line in enumerate(lines) if " install " in line.rest]
    if copies and installs and copies[0] < max(installs):
        found.append("a changed line of code installs everything again")
    if any(
        line.name in ("CMD", "ENTRYPOINT") and line.rest[0] != "[" for line in final
    ):
        found.append("a shell between the signal and the service")
    if not any(line.name == "HEALTHCHECK" for line in final):
        found.append("nobody asks whether it still answers")
    return found
    # --8<-- [end:faults]


if __name__ == "__main__":
    for name in ("Dockerfile.wrong", "Dockerfile"):
        print(f"{name}:")
        for fault in faults(Path(name)) or ["nothing found"]:
            print(f"  {fault}")
