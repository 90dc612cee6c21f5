"""Compares two snapshots of the memory: which lines hold more than before?"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import receipts_wrong


# --8<-- [start:growth]
def growth(serve: Callable[[int, int], None]) -> list[tuple[str, int, int]]:
    """(place, more bytes, more blocks) of the lines that grew most."""
    tracemalloc.start()
    serve(0, 500)  # (1)!
    gc.collect()
    before = tracemalloc.take_snapshot()
    serve(500, 1_000)
    gc.collect()
    after = tracemalloc.take_snapshot()
    tracemalloc.stop()
    changes = after.compare_to(before, "lineno")  # (2)!
    return [
        (str(change.traceback[0]), change.size_diff, change.count_diff)
        for change in changes[:2]
    ]
    # --8<-- [end:growth]


if __name__ == "__main__":
    for place, size, blocks in growth(receipts_wrong.serve):
        print(f"{Path(place).name}: {size / 2**20:+.1f} MiB in {blocks:+} blocks")
