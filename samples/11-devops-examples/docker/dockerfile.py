"""What hadolint does not say of a Dockerfile, as functions that a test calls."""

from __future__ import annotations

import re
from itertools import pairwise
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


def stages(lines: list[Line]) -> list[list[Line]]:
    """The instructions of each stage, from its FROM on. The last one is the image."""
    starts = [number for number, line in enumerate(lines) if line.name == "FROM"]
    return [lines[a:b] for a, b in pairwise([*starts, len(lines)])]


def images(lines: list[Line]) -> list[str]:
    """What the build takes from elsewhere: bases, and images that it copies from."""
    own, found = {"scratch"}, []
    for line in lines:
        words = [word for word in line.rest.split() if not word.startswith("--")]
        source = re.search(r"--from=(\S+)", line.rest)
        if line.name == "FROM":
            found += [words[0]] if words[0] not in own else []
            own.update(words[2:])  # image AS name
        elif line.name == "COPY" and source and not source[1].isdigit():
            found += [source[1]] if source[1] not in own else []
    return found


def user(stage: list[Line]) -> str:
    """As whom the service runs: the last USER, without its group."""
    users = [line.rest for line in stage if line.name == "USER"]
    return users[-1].partition(":")[0] if users else "root"


def code_first(stage: list[Line]) -> bool:
    """Whether something is installed after the whole folder was copied."""
    copied = False
    for name, rest in stage:
        words = [word for word in rest.split() if not word.startswith("--")]
        if name in ("COPY", "ADD") and "--from=" not in rest:
            copied = copied or not {".", "./"}.isdisjoint(words[:-1])
        if copied and name == "RUN" and re.search(r" (install|sync)\b", rest):
            return True
    return False
    # --8<-- [end:parse]


# --8<-- [start:faults]
SECRET = re.compile(r"(^|\s)\w*(KEY|TOKEN|SECRET|PASSWORD)(=|\s|$)", re.I)


def faults(path: Path) -> list[str]:
    """What is wrong, by our rules: base, user, secrets, order, entry point, probe."""
    lines = read(path)
    final = stages(lines)[-1]
    found = []
    if any("@sha256:" not in image for image in images(lines)):
        found.append("a base that can change: no digest")
    if user(final) in ("root", "0"):
        found.append("the service runs as root")
    elif not user(final).isdigit():
        found.append("a user by name, which a cluster cannot check")
    if any(line.name in ("ENV", "ARG") and SECRET.search(line.rest) for line in lines):
        found.append("a secret in the image, for everyone who pulls it")
    if any(code_first(stage) for stage in stages(lines)):
        found.append("a changed line of code installs everything again")
    starts = [line.rest for line in final if line.name in ("CMD", "ENTRYPOINT")]
    if any(not start.startswith("[") for start in starts):
        found.append("a shell between the signal and the service")
    if not any(line.name == "HEALTHCHECK" and line.rest != "NONE" for line in final):
        found.append("nobody asks whether it still answers")
    return found
    # --8<-- [end:faults]


if __name__ == "__main__":
    for name in ("Dockerfile.wrong", "Dockerfile"):
        print(f"{name}:")
        for fault in faults(Path(name)) or ["nothing found"]:
            print(f"  {fault}")
