"""What the generator writes into a site and no page of ours ever asks for."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable
from pathlib import Path

# Material's stylesheets, bundle, stemmers and search worker: overrides/ loads none of them. Then what only a search
# engine asks a host for, and the index of the generator's own search, which handbook/search replaces.
UNUSED = (
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
    "assets/stylesheets/*.map",
    "assets/javascripts/bundle.*.min.js",
    "assets/javascripts/*.map",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    "assets/images/favicon.png",
    "search/search_index.json",
    "search.json",
    "sitemap.xml",
    "sitemap.xml.gz",
)

# What only a hosted page asks for: the page for wrong addresses, and what a browser needs to keep the book.
HOSTED = ("404.html", "assets/javascripts/keep.js", "assets/manifest.*.webmanifest", "assets/images/icon-*.png")


def is_unused(path: str, patterns: Iterable[str] = UNUSED) -> bool:
    """Whether a file of one language's site, by its path below that site, is never asked for."""
    return any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)


def remove_unused(site: Path, patterns: Iterable[str] = UNUSED) -> int:
    """Remove such files from one language's site, and the folders that are empty then. Gives their count."""
    patterns = tuple(patterns)
    removed = 0
    for file in sorted(site.rglob("*"), reverse=True):  # what is in a folder comes before the folder
        if file.is_file() and is_unused(file.relative_to(site).as_posix(), patterns):
            file.unlink()
            removed += 1
        elif file.is_dir() and not any(file.iterdir()):
            file.rmdir()
    return removed
