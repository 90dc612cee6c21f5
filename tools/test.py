"""Everything that must hold: `python -m tools.test [STEP …]` (`make test`; `make test ONLY=style` runs one step)."""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field

from tools import browser, lanes
from tools.bootstrap import clean_environment
from tools.common import ROOT, Failure, env_python, run_main, say

COUNTS = re.compile(r"(\d+) (passed|failed|errors?|skipped)\b")
# What these steps look at is what the step `build` has built in the same run.
LOOK_AT_THE_SITE = frozenset({"unit", "browser"})
ADDRESSES = ("SITE_URL", "SITE_URL_ES", "REPO_URL", "EDIT_URI_EN", "EDIT_URI_ES")
# pytest's last line, and the sample runner's.
SUMMARY = re.compile(r"^(=+ )?.*\d+ (passed|failed|errors?).*(in [\d.]+ ?s.*|\d+ failed)$")


@dataclass
class Result:
    """How one step went."""

    name: str
    ok: bool
    seconds: float
    counts: dict[str, int] = field(default_factory=dict)
    summary: str = ""


def workers() -> int:
    """How many processes share the tests of a folder: a browser beside each wants a core too."""
    return max(2, min(4, (os.cpu_count() or 2) - 1))


def commands() -> dict[str, tuple[str, list[list[str]]]]:
    """Step name -> what it is, and its commands, in order."""
    test, site = str(env_python("test")), str(env_python("site"))
    ruff = [test, "-m", "ruff"]
    # By file, because the tests of a file share what is dear: a built tree, a browser.
    pytest = [test, "-m", "pytest", "-q", "-n", str(workers()), "--dist", "loadgroup"]
    return {
        "style": ("Style of the code", [[*ruff, "format", "--check", "."], [*ruff, "check", "."]]),
        "types": ("Types of handbook, macros and tools", [[test, "-m", "mypy"]]),
        "check": ("Pages, data and samples", [[site, "-m", "tools.check"], [test, "-m", "handbook", "lint"]]),
        "build": ("Both sites", [[site, "-m", "tools.build"]]),
        "unit": ("Tests of the handbook and its tools", [[*pytest, "tests/handbook", "tests/project"]]),
        "samples": ("Every sample, on its real services", [[test, "-m", "tools.samples", "test"]]),
        "browser": (
            "The built site in a browser: pages, search, offline",
            # One after the other: two folders in one process would start the browser's driver twice, which it refuses.
            [[*pytest, folder] for folder in ("tests/site", "tests/search", "tests/offline")],
        ),
    }


def run_step(name: str, steps: list[list[str]], env: dict[str, str]) -> Result:
    started = time.monotonic()
    result = Result(name, ok=True, seconds=0)
    for command in steps:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        )
        assert process.stdout
        for line in process.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            if SUMMARY.match(line.strip()):
                # One of a pytest, and one of each lane of the samples.
                result.summary = "; ".join(filter(None, [result.summary, line.strip()]))
                for count, word in COUNTS.findall(line):
                    key = "errors" if word.startswith("error") else word
                    result.counts[key] = result.counts.get(key, 0) + int(count)
        result.ok = process.wait() == 0 and result.ok
    result.seconds = time.monotonic() - started
    return result


def prepare(wanted: list[str]) -> dict[str, str]:
    """The lanes and the browser, before anything runs, so that a missing part is said in the first seconds."""
    env = clean_environment()
    env["PYTHONUNBUFFERED"] = "1"
    env["NO_MKDOCS_2_WARNING"] = "1"
    env.setdefault("PYTHONUTF8", "1")
    for name in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", *ADDRESSES):
        # A test that calls make must not look like a part of this make, and names the addresses that it builds for.
        env.pop(name, None)
    env["SITE_DIR"] = "site"
    env["TEST_ONLY_CHANGED"] = "1"
    if "samples" in wanted:
        lanes.main([])
    if "browser" in wanted:
        env["CHROME"] = browser.find_or_install()
        say(f"      browser: {env['CHROME']}")
    return env


def report(results: list[Result], seconds: float) -> int:
    say("")
    for result in results:
        state = "ok    " if result.ok else "FAILED"
        say(f"{state} {result.name:<10} {result.seconds:6.1f} s  {result.summary}")
    passed = sum(result.counts.get("passed", 0) if result.counts else int(result.ok) for result in results)
    failed = sum(
        max(result.counts.get("failed", 0) + result.counts.get("errors", 0), int(not result.ok)) for result in results
    )
    skipped = sum(result.counts.get("skipped", 0) for result in results)
    say(f"{seconds:.0f} s" + (f", {skipped} skipped" if skipped else ""))
    say(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def main(argv: list[str]) -> int:
    names = list(commands())
    for name in argv:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            hint = f"did you mean {near[0]}?" if near else "there are " + ", ".join(names)
            raise Failure(f"No step {name!r}: {hint}")
    asked = {*argv, "build"} if LOOK_AT_THE_SITE.intersection(argv) else {*argv}
    wanted = [name for name in names if not argv or name in asked]
    started = time.monotonic()
    say(f"[0/{len(wanted)}] Environments")
    env = prepare(wanted)
    steps: dict[str, tuple[str, list[list[str]]]] = commands()
    results: list[Result] = []
    for number, name in enumerate(wanted, 1):
        what, todo = steps[name]
        say(f"\n[{number}/{len(wanted)}] {what} ({time.monotonic() - started:.0f} s so far)")
        if name in LOOK_AT_THE_SITE and any(result.name == "build" and not result.ok for result in results):
            say("      not run: there is no site to look at, the step build failed")
            results.append(Result(name, ok=False, seconds=0, summary="not run: the step build failed"))
            continue
        results.append(run_step(name, todo, env))
    return report(results, time.monotonic() - started)


if __name__ == "__main__":
    run_main(main)
