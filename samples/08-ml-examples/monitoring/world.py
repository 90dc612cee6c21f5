"""A shop that scores each order for the risk of a late payment, as a process we know.

Twenty features that hang together. The truth is a formula, so a change in it is a
change that we made, on a day that we chose.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
FEATURES = 20
AMOUNT, AGE, NEWSLETTER = 0, 1, 19
WEIGHTS = np.array([0.9, -0.7, 0.5, 0.4, -0.4] + [0.0] * 15)


def orders(rng: np.random.Generator, count: int) -> Array:
    """Features of a day's orders, one row each; all lean on a mood of their own."""
    common = rng.normal(size=(count, 1))
    found = 0.6 * common + 0.8 * rng.normal(size=(count, FEATURES))
    found[:, 5:10] = np.exp(0.5 * found[:, 5:10])  # skewed, like amounts and waits
    return found


def late(rng: np.random.Generator, rows: Array, weights: Array = WEIGHTS) -> Array:
    """Whether each order is paid late: 1.0 or 0.0, drawn from the truth."""
    chance = 1 / (1 + np.exp(-(rows @ weights - 1.0)))
    return (rng.random(len(rows)) < chance).astype(float)
