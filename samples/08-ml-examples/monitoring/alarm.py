"""An alarm whose false ones are counted before it is switched on."""

from __future__ import annotations

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
    limit: float

    @classmethod
    def calibrated(
        cls, reference: Array, rows: int, days_between: float, rng: np.random.Generator
    ) -> Alarm:
        """The limit that a day of this many rows passes once in `days_between` days.

        Rows are drawn whole from the reference, so features that move together do so
        in the trials as well. Half of it is the reference, the other half plays today.
        """
        mixed = rng.permutation(reference)
        known, played = np.sort(mixed[::2], axis=0), mixed[1::2]
        places = ranks(known, played)
        worst = [
            ks(places[rng.integers(0, len(places), rows)]).max() for _ in range(TRIALS)
        ]
        return cls(known, float(np.quantile(worst, 1 - 1 / days_between)))

    def distances(self, today: Array) -> Array:
        """How far each feature of a day is from the reference."""
        return ks(ranks(self.known, today))

    def rings(self, today: Array) -> bool:
        """Whether to wake somebody."""
        return bool(self.distances(today).max() > self.limit)
        # --8<-- [end:alarm]
