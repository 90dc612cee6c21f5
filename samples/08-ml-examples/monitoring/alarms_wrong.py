"""A hundred days without drift, watched with the rules of many dashboards."""

from __future__ import annotations

import numpy as np
from drift import psi
from scipy.stats import ks_2samp
from world import FEATURES, orders

DAYS = 100


def main() -> None:
    """Print how often each rule cries."""
    rng = np.random.default_rng(1)
    reference = orders(rng, 5000)
    # --8<-- [start:rules]
    tests = indexes = 0
    for _ in range(DAYS):
        today = orders(rng, 200)  # from the same process as the reference
        columns = range(FEATURES)
        compare = [(reference[:, c], today[:, c]) for c in columns]
        if min(ks_2samp(*two, method="asymp").pvalue for two in compare) < 0.05:
            tests += 1
        if max(psi(*two) for two in compare) > 0.1:
            indexes += 1
    print(f"any p-value below 0.05: {tests} of {DAYS} days")
    print(f"any PSI above 0.1: {indexes} of {DAYS} days")
    # --8<-- [end:rules]


if __name__ == "__main__":
    main()
