"""A difference that nobody could use, on a day with a million rows."""

from __future__ import annotations

import numpy as np
from scipy.stats import ks_2samp

# --8<-- [start:large]
rng = np.random.default_rng(3)
for rows in (1_000, 1_000_000):
    before, now = rng.normal(size=rows), rng.normal(loc=0.01, size=rows)
    found = ks_2samp(before, now, method="asymp")
    verdict = "drift" if found.pvalue < 0.05 else "no drift"
    print(f"{rows:>9,} rows: {verdict}, distance {found.statistic:.3f}")
# --8<-- [end:large]
