"""Two statistics that compare a day with a reference."""

from __future__ import annotations

import numpy as np

from world import Array

BINS = 10


# --8<-- [start:psi]
def psi(reference: Array, current: Array) -> float:
    """Population stability index over ten bins of equal share in the reference.

    Half a row is added to each bin, so that an empty one does not divide by zero.
    """
    edges = np.quantile(reference, np.linspace(0, 1, BINS + 1)[1:-1])
    shares = []
    for values in (reference, current):
        counts = np.bincount(np.searchsorted(edges, values), minlength=BINS)
        shares.append((counts + 0.5) / (len(values) + 0.5 * BINS))
    before, now = shares
    return float(np.sum((now - before) * np.log(now / before)))
    # --8<-- [end:psi]


# --8<-- [start:ks]
def ranks(known: Array, current: Array) -> Array:
    """Where each value lies among the known ones, from 0 to 1, for each column.

    known: each column sorted.
    """
    found = np.empty_like(current)
    for column in range(current.shape[1]):
        place = np.searchsorted(known[:, column], current[:, column], side="right")
        found[:, column] = place / len(known)
    return found


def ks(places: Array) -> Array:
    """The Kolmogorov-Smirnov distance of each column, from the ranks of its rows.

    The largest gap between the share of rows seen and the share expected.
    """
    ordered, count = np.sort(places, axis=0), len(places)
    steps = np.arange(1, count + 1).reshape(-1, 1) / count
    above, below = steps - ordered, ordered - (steps - 1 / count)
    return np.maximum(above, below).max(axis=0)
    # --8<-- [end:ks]
