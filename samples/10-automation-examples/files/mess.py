"""Make a folder to practise on: python mess.py FOLDER"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import trees

DOWNLOADS: dict[str, str | None] = {
    ".draft.pdf": "draft",
    "PDFs/invoice.pdf": "invoice 17",
    "SCAN.PDF": "contract, signed",
    "book.pdf/page-1.txt": "chapter one",
    "invoice.pdf": "invoice 230",
    "notes.txt": "call the depot",
    "old.tmp": "half a download",
    "photo.JPG": "the warehouse",
}


def make(folder: Path) -> Path:
    """The folder as the page shows it. It must not exist yet."""
    folder.mkdir()
    trees.make(folder, DOWNLOADS)
    os.symlink("invoice.pdf", folder / "latest.pdf")
    long_ago = time.time() - 90 * 86_400
    os.utime(folder / "old.tmp", (long_ago, long_ago))
    return folder


if __name__ == "__main__":
    make(Path(sys.argv[1]))
