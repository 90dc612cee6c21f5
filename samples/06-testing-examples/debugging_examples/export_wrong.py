"""Splits the day's orders into one file per customer."""

import csv
import resource
import tempfile
from pathlib import Path

from orders import DAY


# --8<-- [start:split]
def split(orders, folder: Path) -> None:
    writers = {}
    for order in orders:
        if order.customer not in writers:
            file = open(folder / f"{order.customer}.csv", "w", newline="")
            writers[order.customer] = csv.writer(file)
        writers[order.customer].writerow(order)
        # --8<-- [end:split]


if __name__ == "__main__":
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    with tempfile.TemporaryDirectory() as folder:
        resource.setrlimit(resource.RLIMIT_NOFILE, (40, limits[1]))  # a small server
        try:
            split(DAY, Path(folder))
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, limits)
