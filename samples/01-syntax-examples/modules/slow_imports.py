"""The imports that cost most, from Python's own -X importtime.

python slow_imports.py MODULE
"""

import re
import subprocess
import sys
from pathlib import Path

LINE = re.compile(r"import time: +\d+ \| +(\d+) \|( +)(\S+)")


# --8<-- [start:imported]
def imported(module: str) -> list[tuple[int, int, str]]:
    """Microseconds with all that it imports, depth, name; in the order of the end."""
    code = "import sys; sys.path.insert(0, sys.argv[1]); import " + module
    source = str(Path(__file__).parent / "project" / "src")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code, source],
        check=True,
        capture_output=True,
        text=True,
    )
    return [
        (int(found[1]), len(found[2]) // 2, found[3])
        for found in map(LINE.match, done.stderr.splitlines())
        if found
    ]


# --8<-- [end:imported]


def main(module: str) -> None:
    """The import of a module, and the dearest import inside it."""
    tree = imported(module)
    end = next(index for index, row in enumerate(tree) if row[2] == module)
    start = end
    while start and tree[start - 1][1] > tree[end][1]:
        start -= 1
    inside = [row for row in tree[start:end] if row[1] == tree[end][1] + 1]
    for microseconds, _, name in (tree[end], max(inside)):
        print(f"{microseconds / 1000:6.0f} ms {name}")


if __name__ == "__main__":
    main(sys.argv[1])
