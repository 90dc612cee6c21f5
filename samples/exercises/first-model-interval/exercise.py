"""How sure is a mean?"""

import numpy as np


def interval(
    saved: np.ndarray, customers: np.ndarray, draws: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """95 % interval of the mean of `saved`, one entry per order."""
    rng = np.random.default_rng(seed)
    drawn = rng.integers(len(saved), size=(draws, len(saved)))
    low, high = np.quantile(saved[drawn].mean(axis=1), [0.025, 0.975])
    return float(low), float(high)
