"""Runs samples in their lanes: `python -m tools.samples test|outputs|measure [NAME …]`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tools.common import ROOT, Failure, env_python, run_main, say
from tools.lanes import ensure, lanes

RUNNER = Path("samples") / "run.py"


def lane_of(folder: Path) -> str:
    """The lane that a sample.yml or exercise.yml names."""
    for name in ("sample.yml", "exercise.yml"):
        if (folder / name).is_file():
            found = re.search(r"^lane:\s*(\S+)", (folder / name).read_text(encoding="utf-8"), re.MULTILINE)
            return found.group(1) if found else "web"
    raise Failure(f"{folder} has neither sample.yml nor exercise.yml.")


def folders() -> dict[str, Path]:
    samples = ROOT / "samples"
    found = [*samples.rglob("sample.yml"), *samples.rglob("exercise.yml")]
    return {file.parent.relative_to(samples).as_posix(): file.parent for file in sorted(found)}


def choose(name: str) -> tuple[str, Path]:
    known = folders()
    wanted = name.strip("/").removeprefix("samples/")
    hits = [key for key in known if key == wanted or key.endswith("/" + wanted)]
    if len(hits) == 1:
        return hits[0], known[hits[0]]
    import difflib

    short = {key.rpartition("/")[2]: key for key in known}
    near = difflib.get_close_matches(wanted, [*known, *short], n=1, cutoff=0.4)
    hint = f"did you mean {short.get(near[0], near[0])}?" if near else f"there are {listed(known)}"
    raise Failure(f"No sample or exercise {name!r}: {hint}")


def listed(known: Iterable[str]) -> str:
    """The sample folders to choose from, without the exercises."""
    return ", ".join(name for name in known if not name.startswith("exercises/")) or "none yet"


def run_lane(lane: str, arguments: list[str]) -> int:
    command = [str(env_python(lane)), str(RUNNER), "--lane", lane, *arguments]
    return subprocess.call(command, cwd=ROOT, env=dict(os.environ))


def run(names: list[str], update: bool) -> int:
    option = ["--update"] if update else []
    if not names:
        present = {lane_of(folder) for folder in folders().values()}
        ensure(present)
        # All of them: what passed in this state need not run again. A named one always runs.
        option = option or ["--changed"]
        return max((run_lane(lane.name, option) for lane in lanes() if lane.name in present), default=0)
    status = 0
    chosen = [choose(name) for name in names]
    ensure({lane_of(folder) for _, folder in chosen})
    for key, folder in chosen:
        status = max(status, run_lane(lane_of(folder), [*option, key]))
    return status


def sample_environment() -> dict[str, str]:
    """The reader's environment, with samples/support importable."""
    return os.environ | {"PYTHONPATH": str(ROOT / "samples"), "PYTHONDONTWRITEBYTECODE": "1"}


def measure(name: str) -> int:
    """Writes the results of a sample again (measure.py), then draws its figures (plot.py), on a fresh database."""
    key, folder = choose(name)
    scripts = [script for script in (folder / "measure.py", folder / "plot.py") if script.is_file()]
    if not scripts:
        raise Failure(f"samples/{key} has neither measure.py nor plot.py: it measures nothing.")
    ensure({lane_of(folder)})
    python = env_python(lane_of(folder)).absolute()
    env = sample_environment()
    for script in scripts:
        say(f"{script.name} of {key} …")
        status = subprocess.call([str(python), "-m", "support.services", str(python), script.name], cwd=folder, env=env)
        if status:
            return status
    return 0


def main(argv: list[str]) -> int:
    actions = ("test", "outputs", "measure")
    if not argv or argv[0] not in actions:
        print(f"usage: python -m tools.samples {'|'.join(actions)} [NAME]", file=sys.stderr)
        return 2
    action, names = argv[0], argv[1:]
    if "--name-missing" in names:
        target = {"test": "sample"}.get(action, action)
        raise Failure(f"Name one: make {target} NAME=… There are: {listed(folders())}")
    if action == "measure":
        return max(measure(name) for name in names)
    return run(names, update=action == "outputs")


if __name__ == "__main__":
    run_main(main)
