"""Writes the counts of cost.py to results/cost.json."""

import json
from pathlib import Path

from cost import REQUESTS, VERSIONS, cost, size


def main() -> None:
    numbers: dict[str, int] = {}
    for version in VERSIONS:
        files, lines, _, test_lines = size(version)
        numbers[f"{version}_files"] = files
        numbers[f"{version}_lines"] = lines
        numbers[f"{version}_test_lines"] = test_lines
        for request in REQUESTS:
            for kind in ("code", "tests"):
                done = cost(request, version, tests=kind == "tests")
                for name, number in done.items():
                    numbers[f"{request}_{version}_{kind}_{name}"] = number
    result = {
        "command": "python measure.py",
        "machine": "counted, the same on every machine",
        "date": "2026-11-21",
        "versions": {"python": "3.13.0"},
        "values": {
            name: {"value": number, "unit": "", "digits": 0}
            for name, number in numbers.items()
        },
    }
    path = Path(__file__).with_name("results") / "cost.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
