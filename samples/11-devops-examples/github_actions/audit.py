"""What zizmor and actionlint say of workflows: python audit.py FILE …"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = Path(sys.executable).parent


Finding = tuple[int, str, str]  # the line, the rule, how bad


def zizmor(path: Path) -> list[Finding]:
    """The findings without the network. Raises ValueError if the file is no YAML."""
    command = [TOOLS / "zizmor", "--offline", "--quiet", "--format", "json", path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = []
    for one in json.loads(done.stdout):
        locations = one["locations"]
        place = next(at for at in locations if at["symbolic"]["kind"] == "Primary")
        line = place["concrete"]["location"]["start_point"]["row"] + 1
        severity = one["determinations"]["severity"].lower()
        found.append((line, one["ident"], severity))
    return sorted(found)


def actionlint(path: Path) -> list[Finding]:
    """The findings; actionlint does not say how bad they are."""
    command = [TOOLS / "actionlint", "-oneline", "-shellcheck=", "-pyflakes=", path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = re.findall(r":(\d+):\d+: .*\[([\w-]+)\]$", done.stdout, re.M)
    return sorted((int(line), rule, "error") for line, rule in lines)


def main(names: list[str]) -> int:
    """Print the findings. Exit status 1 if there are any."""
    total = 0
    for name in names:
        path = HERE / "workflows" / name
        lines = path.read_text().splitlines()
        for tool in (zizmor, actionlint):
            found = tool(path)
            total += len(found)
            print(f"{name}: {tool.__name__} finds {len(found) or 'nothing'}")
            for line, rule, severity in found:
                code = re.sub(r" # \(.*", "", lines[line - 1].strip())
                print(f"  {severity:<13} {rule:<22} {code[:44]}")
    return 1 if total else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
