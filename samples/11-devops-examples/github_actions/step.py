"""Runs one `run:` step of a workflow the way a runner does.

It fills in the expressions, writes a script and starts the shell. The filling in is
this file's own and knows only look-ups; the shells are those of the documentation.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
SHELLS = {
    "": ["bash", "-e"],
    "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
}
EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")


def load(workflow: str) -> dict[str, Any]:
    """A workflow as data. YAML 1.1 reads its key `on` as True."""
    data: dict[str, Any] = yaml.safe_load((HERE / "workflows" / workflow).read_text())
    return data


# --8<-- [start:fill]
def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values in. Raises KeyError for an expression without one."""
    return EXPRESSION.sub(lambda found: values[found[1]], text)


def run(
    workflow: dict[str, Any],
    step: dict[str, Any],
    values: Mapping[str, str],
    folder: Path,
) -> subprocess.CompletedProcess[str]:
    """Run a step in a folder. Of the caller's environment it gets PATH."""
    defaults = workflow.get("defaults", {}).get("run", {})
    shell = SHELLS[step.get("shell", defaults.get("shell", ""))]
    script = folder / "step.sh"
    script.write_text(fill(step["run"], values))
    variables = {
        name: fill(str(value), values) for name, value in step.get("env", {}).items()
    }
    own = {
        "PATH": os.environ["PATH"],
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
    }
    return subprocess.run(
        [*shell, str(script)],
        cwd=folder,
        env=own | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    # --8<-- [end:fill]


def find(workflow: dict[str, Any], word: str) -> dict[str, Any]:
    """The first step whose command holds a word. Raises StopIteration without one."""
    steps = (step for job in workflow["jobs"].values() for step in job["steps"])
    return next(step for step in steps if word in step.get("run", ""))


def main() -> None:
    """Send a hostile title through both workflows."""
    # --8<-- [start:title]
    title = 'Fix typo"; echo "your token, please" > stolen.txt; echo "'
    values = {"github.event.pull_request.title": title}
    for name in ("ci_wrong.yml", "ci.yml"):
        workflow = load(name)
        step = find(workflow, "TITLE" if name == "ci.yml" else "title")
        with tempfile.TemporaryDirectory() as scratch:
            done = run(workflow, step, values, Path(scratch))
            left = sorted(path.name for path in Path(scratch).glob("*.txt"))
        print(f"{name} ends with {done.returncode} and leaves {left}")
        print(f"  it prints {done.stdout.strip()}")
    # --8<-- [end:title]


if __name__ == "__main__":
    main()
