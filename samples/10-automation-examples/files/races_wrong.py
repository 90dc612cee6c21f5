"""Four ways to move a file, each with a rival who strikes at the worst moment."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import tidy


# --8<-- [start:movers]
def look_then_rename(source: Path, target: Path) -> None:
    if not target.exists():
        source.rename(target)


def look_then_shutil(source: Path, target: Path) -> None:
    if not target.exists():
        shutil.move(source, target)


def link_then_unlink(source: Path, target: Path) -> None:
    os.link(source, target, follow_symlinks=False)  # refuses if it exists
    os.unlink(source)


# --8<-- [end:movers]

type Mover = Callable[[Path, Path], None]
MOVERS: tuple[Mover, ...] = (
    look_then_rename,
    look_then_shutil,
    link_then_unlink,
    tidy.move,
)
rival: list[tuple[str, Path]] = []  # (before this call, this file appears)


def hook(event: str, args: tuple[object, ...]) -> None:
    if rival and event == rival[0][0]:
        _, path = rival.pop()
        fresh = path.with_name("fresh")
        fresh.write_text("the rival's file")
        os.replace(fresh, path)  # as a browser or an editor saves


def attempt(mover: Mover, attacked: str) -> str:
    """What became of the rival's file, that appears at source or target."""
    with tempfile.TemporaryDirectory() as place:
        source, target = Path(place) / "invoice.pdf", Path(place) / "sorted.pdf"
        source.write_text("invoice 17")
        event = "os.rename"
        if mover is link_then_unlink:
            event = "os.remove" if attacked == "source" else "os.link"
        rival.append((event, source if attacked == "source" else target))
        try:
            mover(source, target)
        except FileExistsError:
            return "refused"
        texts = {path.read_text() for path in Path(place).iterdir()}
        return "kept" if "the rival's file" in texts else "LOST"


def main() -> None:
    sys.addaudithook(hook)
    form = "{:<18}{:<10}{}"
    print(form.format("rival at the", "target", "source"))
    for mover in MOVERS:
        results = [attempt(mover, attacked) for attacked in ("target", "source")]
        print(form.format(getattr(mover, "__name__", ""), *results))


if __name__ == "__main__":
    main()
