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
    """How often which rule speaks where: {"src/shop.py B006": 1}."""
    text = subprocess.check_output(
        ["ruff", "check", "--exit-zero", "--output-format", "json", "src"],
        text=True,
    )
    found: Counter[str] = Counter()
    for one in json.loads(text):
        file = Path(one["filename"]).relative_to(Path.cwd())
        found[f"{file.as_posix()} {one['code']}"] += 1
    return dict(sorted(found.items()))


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
    start = sys.argv[1:] == ["start"]
    before = now if start else json.loads(FILE.read_text("utf-8"))
    if lines := grown(before, now):
        print(*lines, sep="\n")
        return 1
    FILE.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    print(f"{sum(now.values())} findings, {sum(before.values())} before")
    return 0


# --8<-- [end:ratchet]


if __name__ == "__main__":
    raise SystemExit(main())
