"""Fails when a file has more findings than before; writes down when it has fewer.

python ratchet.py start    write today's numbers to ratchet.json, and commit that file
python ratchet.py          compare with it
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

FILE = Path("ratchet.json")


# --8<-- [start:ratchet]
def findings() -> dict[str, int]:
    """How often which rule speaks in which file: {"src/shop.py B006": 1}."""
    command = ["ruff", "check", "--exit-zero", "--output-format", "json", "src"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    places = (
        f"{Path(one['filename']).relative_to(Path.cwd()).as_posix()} {one['code']}"
        for one in json.loads(done.stdout)
    )
    return dict(sorted(Counter(places).items()))


def grown(before: dict[str, int], now: dict[str, int]) -> list[str]:
    """What there is more of than before, as lines to print."""
    return [
        f"{place}: {number}, was {before.get(place, 0)}"
        for place, number in now.items()
        if number > before.get(place, 0)
    ]


def main() -> int:
    """Exit status: 1 if anything has grown."""
    now = findings()
    before = now if sys.argv[1:] == ["start"] else json.loads(FILE.read_text("utf-8"))
    if lines := grown(before, now):
        print(*lines, sep="\n")
        return 1
    FILE.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    print(f"{sum(now.values())} findings, {sum(before.values())} before")
    return 0


# --8<-- [end:ratchet]


if __name__ == "__main__":
    raise SystemExit(main())
