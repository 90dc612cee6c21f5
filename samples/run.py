"""Runs the samples of a lane: each folder in a pytest of its own, two at a time, on one PostgreSQL server.

python samples/run.py                     every sample and exercise of this environment's lane
python samples/run.py NAME …              some of them (folder under samples/, its end is enough)
python samples/run.py --update [NAME …]   write the captured outputs instead of comparing them
python samples/run.py --changed           only the folders that have changed since they passed
"""

from __future__ import annotations

import argparse
import concurrent.futures
import contextlib
import difflib
import importlib.util
import os
import re
import subprocess
import sys
import time
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent
sys.path.insert(0, str(SAMPLES))

from support import exercising, manifest, postgres, unchanged  # noqa: E402


def _targets(lane: str) -> dict[str, list[str]]:
    """Name -> pytest arguments; an exercise needs none."""
    jobs = {}
    for sample in manifest.samples(lane):
        jobs[sample.name] = [*map(str, sample.tests), str(SAMPLES / "test_outputs.py")]
    for exercise in manifest.exercises(lane):
        jobs[f"exercises/{exercise.name}"] = []
    return jobs


def _choose(jobs: dict[str, list[str]], names: list[str]) -> dict[str, list[str]]:
    if not names:
        return jobs
    chosen = {}
    for name in names:
        wanted = name.strip("/").removeprefix("samples/")
        found = [job for job in jobs if job == wanted or job.endswith("/" + wanted)]
        if not found:
            near = difflib.get_close_matches(
                wanted,
                [*jobs, *(job.rpartition("/")[2] for job in jobs)],
                n=1,
                cutoff=0.3,
            )
            raise SystemExit(
                f"no sample {name!r}"
                + (
                    f": did you mean {near[0]!r}?"
                    if near
                    else f"; there are {', '.join(jobs)}"
                )
            )
        chosen.update({job: jobs[job] for job in found})
    return chosen


# The plugins that tests of samples use, where the lane has them.
PLUGINS = ("anyio.pytest_plugin", "xdist.plugin", "_hypothesis_pytestplugin")


def _plugins() -> list[str]:
    return [name for name in PLUGINS if importlib.util.find_spec(name.split(".")[0])]


def _run(
    name: str, arguments: list[str], url: str, update: bool
) -> tuple[str, int, str, float]:
    began = time.monotonic()
    for exercise in manifest.exercises() if name.startswith("exercises/") else ():
        if name == f"exercises/{exercise.name}":
            wrong, report = exercising.verdict(exercise, url or None)
            return name, wrong, report, time.monotonic() - began
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-rs",
        # Importing all that a lane has takes seconds in each folder.
        "--disable-plugin-autoload",
        *(word for plugin in _plugins() for word in ("-p", plugin)),
        "-c",
        str(SAMPLES / "pytest.ini"),
        "--rootdir",
        str(SAMPLES),
        "--sample",
        name,
        *arguments,
    ]
    if update:
        command.append("--update-outputs")
    env = os.environ | {
        "PYTHONPATH": str(SAMPLES),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    if url:
        env["DATABASE_URL"] = url
    done = subprocess.run(
        command,
        cwd=SAMPLES,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return name, done.returncode, done.stdout, time.monotonic() - began


def main() -> int:
    """Exit status: 0 if everything passed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*")
    parser.add_argument("--lane", default="web")
    parser.add_argument("--update", action="store_true")
    parser.add_argument(
        "--jobs", type=int, default=2, help="folders at a time (default 2)"
    )
    parser.add_argument(
        "--changed", action="store_true", help="leave out what passed in this state"
    )
    options = parser.parse_args()
    jobs = _choose(_targets(options.lane), options.names)
    # Before the run: a file that is saved meanwhile has not passed.
    states = {name: unchanged.state(name, options.lane) for name in jobs}
    if options.changed:
        before = unchanged.load().get(options.lane, {})
        jobs = {
            name: how for name, how in jobs.items() if before.get(name) != states[name]
        }
    kept = len(states) - len(jobs)
    if kept:
        print(
            f"{kept} of {len(states)} folders have not changed since they passed (make clean forgets it)"
        )
    passed = failed = skipped = 0
    green: dict[str, str] = {}
    with (
        # A lane without the server's wheel has no sample that needs one.
        postgres.server()
        if jobs and postgres.available()
        else contextlib.nullcontext("") as url,
        concurrent.futures.ThreadPoolExecutor(options.jobs) as pool,
    ):
        running = [
            pool.submit(_run, name, arguments, url, options.update)
            for name, arguments in jobs.items()
        ]
        for number, future in enumerate(concurrent.futures.as_completed(running), 1):
            name, status, output, seconds = future.result()
            counts = {
                word: int(count)
                for count, word in re.findall(
                    r"(\d+) (passed|failed|error|skipped)",
                    output.rpartition("\n=")[2] or output,
                )
            }
            ok = status == 0
            if ok:
                green[name] = states[name]
            passed += counts.get("passed", 0)
            failed += (
                counts.get("failed", 0)
                + counts.get("error", 0)
                + (0 if ok or counts.get("failed") or counts.get("error") else 1)
            )
            print(
                f"[{number}/{len(jobs)}] {'ok    ' if ok else 'FAILED'} {name} ({counts.get('passed', 0)} passed, {seconds:.1f} s)",
                flush=True,
            )
            if not ok:
                print(output, flush=True)
            elif counts.get("skipped"):
                # What was not run is said: a refused debugger, a missing right.
                skipped += counts["skipped"]
                print(*re.findall(r"^SKIPPED .*", output, re.M), sep="\n", flush=True)
    if not options.update:
        unchanged.save(green, jobs.keys() - green.keys(), options.lane)
    print(
        f"samples ({options.lane}{f', {kept} folders unchanged' if kept else ''}): "
        + (f"{skipped} skipped, " if skipped else "")
        + f"{passed} passed, {failed} failed"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
