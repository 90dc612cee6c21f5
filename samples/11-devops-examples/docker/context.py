"""Which files a build is sent, by the patterns of a .dockerignore.

Only the part of the rules that this folder uses: `*`, `**/name`, names, and `!`.
The last pattern that matches a file or a folder above it decides.
"""

from __future__ import annotations

import tempfile
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent


# --8<-- [start:sent]
def matches(file: str, pattern: str) -> bool:
    """Whether a pattern names the file or a folder that it is in."""
    path = PurePosixPath(file)
    names = [path, *path.parents][:-1]
    if pattern.startswith("**/"):
        return any(fnmatchcase(one.name, pattern[3:]) for one in names)
    depth = len(PurePosixPath(pattern).parts)
    return any(
        len(one.parts) == depth and fnmatchcase(one.as_posix(), pattern)
        for one in names
    )


def understood(name: str) -> bool:
    """Whether the pattern is one of the few that `matches` knows."""
    inner = name.removeprefix("**/")
    if inner != name and "/" in inner:  # **/a/b
        return False
    plain = PurePosixPath(name).as_posix() == name and ".." not in name
    return plain and "**" not in inner and not set("?[\\") & set(name)


def sent(files: list[str], ignore: str) -> list[str]:
    """The files that reach the build. Raises ValueError for a pattern beyond this."""
    lines = [line.strip() for line in ignore.splitlines()]
    patterns = [line for line in lines if line and not line.startswith("#")]
    kept = []
    for file in files:
        ignored = False
        for pattern in patterns:
            name = pattern.removeprefix("!").strip("/")
            if not understood(name):
                raise ValueError(f"not understood here: {pattern}")
            if matches(file, name):
                ignored = not pattern.startswith("!")
        if not ignored:
            kept.append(file)
    return kept
    # --8<-- [end:sent]


def main() -> None:
    """Make a working copy as it looks after a week, and say what each build gets."""
    # --8<-- [start:copy]
    week = {
        ".git/objects/pack/pack-1.pack": 4_800_000,
        ".venv/lib/python3.13/site-packages/pandas.so": 9_000_000,
        ".env": 61,
        "app/main.py": 642,
        "app/__pycache__/main.cpython-313.pyc": 1_504,
        "requirements.txt": 9_840,
        "tests/test_app.py": 2_310,
        "dump-of-production.sql": 1_900_000,
    }
    # --8<-- [end:copy]
    with tempfile.TemporaryDirectory() as scratch:
        for name, size in week.items():
            file = Path(scratch, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(bytes(size))
        files = sorted(
            path.relative_to(scratch).as_posix()
            for path in Path(scratch).rglob("*")
            if path.is_file()
        )
    own = (HERE / "Dockerfile.dockerignore").read_text()
    for name, ignore in (("no file", ""), ("Dockerfile.dockerignore", own)):
        got = sent(files, ignore)
        print(f"{name}: {sum(week[file] for file in got):,} bytes")
        print("  " + "\n  ".join(got))


if __name__ == "__main__":
    main()
