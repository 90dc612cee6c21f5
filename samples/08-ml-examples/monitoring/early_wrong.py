"""The share of late payers, asked before the late ones can be known."""

from __future__ import annotations

import numpy as np

# --8<-- [start:early]
rng = np.random.default_rng(4)
pays_late = rng.random(5000) < 0.25
# Who pays does it within two weeks; that somebody is late is known after thirty days.
known_after = np.where(pays_late, 30, rng.integers(1, 15, 5000))
for day in (5, 15, 30):
    known = known_after <= day
    print(
        f"day {day:>2}: {known.mean():4.0%} known, {pays_late[known].mean():4.0%} late"
    )
# --8<-- [end:early]
