"""An alarm whose false ones are counted before it is switched on."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from drift import ks, ranks
from world import Array

TRIALS = 2000


# --8<-- [start:alarm]
@dataclass(frozen=True)
class Alarm:
    """Rings when any feature is further from the reference than chance takes it."""

    known: Array  # the reference, each column sorted
    rows: int  # of the days that the limit is for
    limit: float

    @classmethod
    def calibrated(
        cls, reference: Array, rows: int, days_between: float, rng: np.random.Generator
    ) -> Alarm:
        """The limit that a day of this many rows passes once in `days_between` days.

        Rows are drawn whole from the reference, so features that move together do so
        in the trials as well. Half of it is the reference, the other half plays today.
        """
        if not 1 < days_between <= TRIALS / 4:
            raise ValueError(f"{TRIALS} trials cannot show 1 day in {days_between:g}")
        mixed = rng.permutation(reference)
        known, played = np.sort(mixed[::2], axis=0), mixed[1::2]
        places = ranks(known, played)
        worst = [
            ks(places[:, rng.integers(0, len(played), rows)]).max()
            for _ in range(TRIALS)
        ]
        return cls(known, rows, float(np.quantile(worst, 1 - 1 / days_between)))

    def distances(self, today: Array) -> Array:
        """How far each feature of a day is from the reference."""
        return ks(ranks(self.known, today))

    def limit_for(self, rows: int) -> float:
        """The same promise for a day of another size: few rows stray further."""
        size = len(self.known)
        wider = (1 / rows + 1 / size) / (1 / self.rows + 1 / size)
        return self.limit * math.sqrt(wider)

    def rings(self, today: Array) -> bool:
        """Whether to wake somebody."""
        return bool(self.distances(today).max() > self.limit_for(len(today)))
        # --8<-- [end:alarm]
