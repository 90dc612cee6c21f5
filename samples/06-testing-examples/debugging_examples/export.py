"""Splits the day's orders into one file per customer, one open at a time."""

from __future__ import annotations

import csv
import resource
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from orders import DAY, Order


# --8<-- [start:split]
def split(orders: Sequence[Order], folder: Path) -> None:
    by_customer = groupby(sorted(orders), key=lambda order: order.customer)
    for customer, own in by_customer:
        with (folder / f"{customer}.csv").open("w", newline="") as file:
            csv.writer(file).writerows(own)
            # --8<-- [end:split]


if __name__ == "__main__":
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (40, limits[1]))  # a small server
    with tempfile.TemporaryDirectory() as name:
        split(DAY, Path(name))
        print(len(list(Path(name).iterdir())), "files written")
