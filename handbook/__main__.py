"""Commands that need no builder: `python -m handbook check`, `lint`, `report`, `translated SLUG`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from handbook import book as books
from handbook import checks, executed, readability, spelling, translations
from handbook.checks.sources import Sources
from handbook.languages import ENGLISH, LANGUAGES
from handbook.problems import nearest, report

ROOT = Path(__file__).resolve().parent.parent


def _check(root: Path, languages: Sequence[str]) -> int:
    started = time.perf_counter()
    book = books.load(root)
    problems = checks.run(book, languages)
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    pages = sum(len(book.pages[language]) for language in languages)
    calls = sum(len(page.content.calls) for language in languages for page in book.pages[language].values())
    seconds = time.perf_counter() - started
    print(f"{pages} pages and {calls} macro calls checked in {seconds:.2f} s: no problems")
    print(executed.summary(book, languages))
    return 0


def _lint(root: Path, learned: Sequence[str] | None) -> int:
    started = time.perf_counter()
    try:
        dictionaries = spelling.dictionaries()
    except spelling.MissingDictionariesError:
        print("spelling needs the package spylls: run it with .venv/test (make test-env)", file=sys.stderr)
        return 2
    book = books.load(root)
    if learned is not None:
        changed = spelling.learn(book, dictionaries, learned)
        print(f"changed: {', '.join(changed) or 'nothing'}")
    problems = spelling.check(book, dictionaries)
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    print(f"spelling in {' and '.join(LANGUAGES)} checked in {time.perf_counter() - started:.1f} s: no problems")
    return 0


def _report(root: Path, slugs: Sequence[str]) -> int:
    book = books.load(root)
    wanted = [slug.strip("/").removesuffix(".md") for slug in slugs]
    for slug in wanted:
        if slug not in book.pages[ENGLISH]:
            print(f"no page {slug!r}; {nearest(slug, book.pages[ENGLISH])}", file=sys.stderr)
            return 1
    print(readability.report(Sources(book, LANGUAGES), wanted))
    print(f"{readability.OUT.strip()} out of the budget of the page's kind")
    return 0


def _translated(root: Path, slugs: Sequence[str]) -> int:
    book = books.load(root)
    both = [slug for slug in book.pages[ENGLISH] if all(slug in book.pages[language] for language in LANGUAGES)]
    wanted = both if "all" in slugs else [slug.strip("/").removesuffix(".md") for slug in slugs]
    for slug in wanted:
        if slug not in both:
            print(f"no page {slug!r} in every language; {nearest(slug, both)}", file=sys.stderr)
            return 1
    path = translations.write(root, book.pages, wanted)
    print(f"{path.relative_to(root)}: {', '.join(wanted)} recorded as translated from the English of now")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit status: 0 if nothing is wrong."""
    parser = argparse.ArgumentParser(prog="python -m handbook", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: the one of this file)")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser(
        "check", help="check pages, data and samples' markers; exit status 1 if anything is wrong"
    )
    check.add_argument("--language", action="append", choices=LANGUAGES, help="only pages of this language")
    lint = commands.add_parser("lint", help="check the spelling (needs dictionaries); exit status 1 if it is wrong")
    lint.add_argument("--learn", nargs="*", metavar="WORD", help="first add these words, and take out needless ones")
    budget = commands.add_parser("report", help="length, density and reading level of each chapter; fails never")
    budget.add_argument("slug", nargs="*", help="only these pages (backend/fastapi)")
    done = commands.add_parser(
        "translated", help="record that a page's translation is up to date with its English text"
    )
    done.add_argument("slug", nargs="+", help="a page (backend/fastapi), or `all`")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if options.command == "check":
        return _check(root, tuple(options.language or LANGUAGES))
    if options.command == "lint":
        return _lint(root, options.learn)
    if options.command == "report":
        return _report(root, options.slug)
    return _translated(root, options.slug)


if __name__ == "__main__":
    raise SystemExit(main())
