"""A feature that creeps, watched with a reference that creeps along."""

from __future__ import annotations

import numpy as np
from drift import psi

# --8<-- [start:moving]
rng = np.random.default_rng(5)
days = [rng.normal(loc=0.01 * day, size=1000) for day in range(200)]
for name, first in (("the last 30 days", None), ("the first 30 days", 0)):
    rang = 0
    for day in range(60, 200):
        start = day - 30 if first is None else first
        rang += psi(np.concatenate(days[start : start + 30]), days[day]) > 0.1
    print(f"reference {name}: rings on {rang} of 140 days")
# --8<-- [end:moving]
