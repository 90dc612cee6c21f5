"""Your exercises: `python -m tools.exercises [NAME]` lists what is open and what is done, or runs the test of one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from handbook import book as books
from handbook.book import Book
from handbook.render.reading import exercises_of

from tools.common import ROOT, SKIPPED, env_python, run_main, say
from tools.lanes import ensure
from tools.samples import choose, lane_of, sample_environment

COUNTS = re.compile(r"(\d+) (passed|failed|error)")


def attempt(folder: Path, *, quiet: bool = False) -> tuple[int, str]:
    """Run an exercise's test against the exercise.py in its folder, in a copy, on its real services.

    Returns the exit status and, if `quiet`, what was printed.
    """
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / folder.name
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(*SKIPPED))
        ensure({lane_of(folder)})
        python = str(env_python(lane_of(folder)).absolute())
        test = [python, "-m", "pytest", "-q", "-p", "support.fixtures", "-p", "no:cacheprovider"]
        test += ["-p", "no:schemathesis", "-p", "no:randomly"]  # slow to import; an order of its own
        test += ["-c", os.devnull, "--rootdir", str(copy), str(copy)]
        done = subprocess.run(
            [python, "-m", "support.services", *test], cwd=copy, env=sample_environment(), check=False, text=True,
            stdout=subprocess.PIPE if quiet else None, stderr=subprocess.STDOUT if quiet else None,
        )  # fmt: skip
        return done.returncode, done.stdout or ""


def touched(root: Path = ROOT) -> set[str] | None:
    """The exercises whose exercise.py is not as shipped, by git; None where git cannot say."""
    done = subprocess.run(
        ["git", "status", "--porcelain", "--", "samples/exercises"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        return None
    return {Path(line[3:].strip('"')).parent.name for line in done.stdout.splitlines() if line.endswith("/exercise.py")}


def state(name: str, hers: set[str] | None, root: Path = ROOT) -> str:
    """open, done, or how many of its tests pass."""
    if hers is not None and name not in hers:
        return "open"
    status, printed = attempt(root / "samples" / "exercises" / name, quiet=True)
    if status == 0:
        return "done"
    found = {word: int(count) for count, word in COUNTS.findall(printed)}
    return f"{found.get('passed', 0)} of {sum(found.values())}" if found else "broken"


def by_chapter(book: Book, language: str) -> dict[str, list[str]]:
    """Chapter -> its exercises, in the order of the pages."""
    pages = book.pages[language].values()
    return {page.slug: names for page in pages if page.is_chapter and (names := exercises_of(page))}


def report(book: Book, language: str) -> int:
    """Print every exercise with its state. Returns 0: an open exercise is no error."""
    chapters = by_chapter(book, language)
    hers = touched()
    counts = {"open": 0, "done": 0, "begun": 0}
    following = ""
    for slug, names in chapters.items():
        say(slug)
        for name in names:
            how = state(name, hers)
            counts[how if how in counts else "begun"] += 1
            following = following or (name if how != "done" else "")
            say(f"  {how:<8} {name:<32} {book.exercises[name].title[language]}")
    say(f"\n{counts['done']} done, {counts['begun']} begun, {counts['open']} open.")
    if following:
        say(f"Change samples/exercises/{following}/exercise.py, then: make exercise NAME={following}")
    return 0


def main(argv: list[str]) -> int:
    if argv:
        _, folder = choose(argv[0] if argv[0].startswith("exercises/") else f"exercises/{argv[0]}")
        return attempt(folder)[0]
    language = "es" if (os.environ.get("LC_ALL") or os.environ.get("LANG") or "").startswith("es") else "en"
    return report(books.load(ROOT), language)


if __name__ == "__main__":
    run_main(main)
