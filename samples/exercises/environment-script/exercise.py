# /// script
# requires-python = ">=3.9"
# dependencies = ["requests"]
# ///
"""Prints the names in a YAML file: uv run exercise.py people.yml"""

import sys
from pathlib import Path


def names(text: str) -> list[str]:
    import yaml

    match yaml.safe_load(text):
        case {"people": [*people]}:
            return [person["name"] for person in people]
        case _:
            return []


if __name__ == "__main__":
    print(*names(Path(sys.argv[1]).read_text(encoding="utf-8")), sep="\n")
