"""`python -m handbook.search build SITE_DIR --lang en`: writes the search index of the built pages in SITE_DIR.

SITE_DIR is the root of one language's site. Pages of another language below it are left out, so both work: each
language in a folder of its own, and Spanish inside the English site.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from handbook.languages import LANGUAGES
from handbook.problems import ProblemsFound
from handbook.search.synonyms import load_synonyms
from handbook.search.write import build

ROOT = Path(__file__).resolve().parents[2]


def main(argv: list[str]) -> int:
    """Run the command; gives its exit status."""
    parser = argparse.ArgumentParser(prog="python -m handbook.search", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("build", help="index the built pages of one language")
    one.add_argument("site", type=Path, metavar="SITE_DIR", help="the root of the language's built site")
    one.add_argument("--lang", required=True, choices=LANGUAGES)
    one.add_argument(
        "--other",
        action="append",
        metavar="LANG=URL",
        help="where another language's site is, seen from this one (default: es/ and ../); --other '' for none",
    )
    options = parser.parse_args(argv)
    site: Path = options.site
    if not site.is_dir():
        print(f"{site} is no folder: build the site first", file=sys.stderr)
        return 1
    others = None
    if options.other is not None:
        others = dict(entry.split("=", 1) for entry in options.other if "=" in entry)
    try:
        done = build(site, options.lang, load_synonyms(ROOT), others)
    except ProblemsFound as found:
        print(found, file=sys.stderr)
        return 1
    if not done.pages:
        print(f"{site} has no page in {options.lang!r} to index", file=sys.stderr)
        return 1
    print(
        f"search {done.lang}: {done.pages} pages, {done.sections} sections, {done.words} words; "
        f"index {done.zipped / 1024:.1f} KiB gzip, excerpts {done.excerpts_zipped / 1024:.1f} KiB in {done.pages} files"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
