"""Builds both languages into site/: `python -m tools.build [--site FOLDER]`.

English goes to the root and Spanish to es/. Each is built in a folder of its own and the whole is moved into place only
when everything held, so a failing build leaves the site of before untouched.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from handbook.offline import precache
from handbook.offline.unused import remove_unused
from handbook.problems import ProblemsFound
from handbook.search.synonyms import load_synonyms
from handbook.search.write import build as build_index

from tools import check, verify
from tools.common import (
    CACHE,
    CONFIGS,
    LANGUAGES,
    LEFT_BY_THEME,
    ROOT,
    publish_samples,
    run_main,
    say,
    site_environment,
    step,
)

STEPS = 5


def complaints(log: str) -> list[str]:
    """The warnings and errors of a build's log, each with the lines that belong to it."""
    kept: list[str] = []
    keep = False
    for line in log.splitlines():
        if line.startswith(("INFO", "DEBUG")):
            keep = False
        elif line.startswith(("WARNING", "ERROR", "CRITICAL", "Aborted", "Error", "Config value", "Traceback")):
            keep = True
        if keep and line.strip():
            kept.append(line.rstrip())
    return kept


def build_languages(stage: Path, env: dict[str, str]) -> bool:
    """Both languages side by side; prints what each complains about."""
    logs = CACHE / "log"
    logs.mkdir(parents=True, exist_ok=True)
    running = {}
    for language in LANGUAGES:
        log = logs / f"build-{language}.log"
        command = [
            sys.executable, "-m", "mkdocs", "build", "--strict", "-f", CONFIGS[language], "-d", str(stage / language),
        ]  # fmt: skip
        with log.open("wb") as out:
            running[language] = (
                subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=subprocess.STDOUT),
                log,
            )
    good = True
    for language, (process, log) in running.items():
        status = process.wait()
        text = log.read_text(encoding="utf-8", errors="replace")
        lines = complaints(text)
        if status:
            good = False
            lines = lines or text.splitlines()[-15:]
        for line in lines:
            print(f"  {language}: {line}", file=sys.stderr)
    return good


def put_in_place(built: Path, site: Path) -> None:
    old = built.parent / "old"
    if site.exists():
        os.replace(site, old)
    os.replace(built, site)
    shutil.rmtree(old, ignore_errors=True)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.build", description="Build both languages.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="where the site goes (default: site/)")
    options = parser.parse_args(argv)
    site: Path = options.site.resolve()
    env = site_environment()
    started = time.monotonic()
    CACHE.mkdir(exist_ok=True)
    site.parent.mkdir(parents=True, exist_ok=True)

    with step(1, STEPS, "Checking pages, data and samples"):
        if not check.check(env):
            print("The build stopped: nothing was written. The errors are above.", file=sys.stderr)
            return 1
    # Beside the target, because a folder moves in one step only within a file system.
    with tempfile.TemporaryDirectory(prefix=".site-", dir=site.parent) as folder:
        stage = Path(folder)
        with step(2, STEPS, "Building English and Spanish"):
            if not build_languages(stage, env):
                print("The build failed: the site of before is untouched. Full logs: .cache/log/", file=sys.stderr)
                return 1
        with step(3, STEPS, "Publishing the sample files"):
            for language in LANGUAGES:
                count = publish_samples(stage / language)
                remove_unused(stage / language, LEFT_BY_THEME)
        with step(4, STEPS, "Indexing for the search, and for keeping the book on a device"):
            try:
                synonyms = load_synonyms(ROOT)
                for language in LANGUAGES:
                    build_index(stage / language, language, synonyms)
            except ProblemsFound as found:
                print(found, file=sys.stderr)
                return 1
            os.replace(stage / "es", stage / "en" / "es")
            precache.write(stage / "en")
        with step(5, STEPS, "Verifying every page and link of the built site"):
            problems, seen = verify.verify(stage / "en", env.get("SITE_URL", ""))
            for problem in problems:
                print(f"  {problem}", file=sys.stderr)
            if problems:
                print(f"The built site has {len(problems)} errors: the site of before is untouched.", file=sys.stderr)
                return 1
        put_in_place(stage / "en", site)
    say(
        f"Built {seen.pages} pages, {seen.links} links hold, {count} sample files, "
        f"in {time.monotonic() - started:.1f} s: {os.path.relpath(site, ROOT)}/"
    )
    return 0


if __name__ == "__main__":
    run_main(main)
