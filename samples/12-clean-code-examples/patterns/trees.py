"""Copies of this folder with something changed in them, imported afresh."""

import contextlib
import importlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
PACKAGES = ["vendors", "tangled", "arguments", "layered"]


def forget() -> None:
    """Let the next import read the files again."""
    for name in list(sys.modules):
        if name.partition(".")[0] in PACKAGES:
            del sys.modules[name]
    importlib.invalidate_caches()


@contextlib.contextmanager
def copied() -> Iterator[Path]:
    """A copy of the packages that wins over the originals until the end."""
    with TemporaryDirectory() as folder:
        for package in PACKAGES:
            shutil.copytree(
                HERE / package,
                Path(folder) / package,
                ignore=shutil.ignore_patterns("__pycache__"),
            )
        sys.path.insert(0, folder)
        forget()
        try:
            yield Path(folder)
        finally:
            sys.path.remove(folder)
            forget()
