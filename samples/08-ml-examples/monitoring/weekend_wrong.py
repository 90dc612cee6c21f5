"""A shop whose weekends differ, watched with limits from rows and from whole days."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from alarm import Alarm
from world import AMOUNT, Array, orders


# --8<-- [start:weekend]
def quiet(rng: np.random.Generator, day: int) -> Array:
    """A day on which nothing is new. At weekends orders are larger, as ever."""
    rows = orders(rng, 200)
    rows[:, AMOUNT] += 0.5 * (day % 7 >= 5)
    return rows


def main() -> None:
    """Print how often each limit rings, of which one in a hundred was promised."""
    rng = np.random.default_rng(6)
    reference = np.concatenate([quiet(rng, day) for day in range(70)])
    rows = Alarm.calibrated(reference, rows=200, days_between=100, rng=rng)
    log = [rows.distances(quiet(rng, day)).max() for day in range(70, 770)]
    days = replace(rows, limit=float(np.quantile(log, 1 - 1 / 100)))
    for name, alarm in (("rows", rows), ("whole days", days)):
        rang = sum(alarm.rings(quiet(rng, day)) for day in range(770, 1470))
        print(f"trials from {name}: rings on {rang} of 700 days")
        # --8<-- [end:weekend]


if __name__ == "__main__":
    main()
