"""How sure is a mean?"""

import numpy as np


def interval(
    saved: np.ndarray, customers: np.ndarray, draws: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """95 % interval of the mean of `saved`, one entry per order."""
    _, number = np.unique(customers, return_inverse=True)
    euros, orders = np.bincount(number, saved), np.bincount(number)
    rng = np.random.default_rng(seed)
    drawn = rng.integers(len(orders), size=(draws, len(orders)))
    means = euros[drawn].sum(axis=1) / orders[drawn].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
