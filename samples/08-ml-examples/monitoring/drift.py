"""Two statistics that compare a day with a reference."""

from __future__ import annotations

import numpy as np

from world import Array

BINS = 10


# --8<-- [start:psi]
def psi(reference: Array, current: Array) -> float:
    """Population stability index over ten bins of equal share in the reference.

    Half a row is added to each bin, so that an empty one does not divide by zero.
    Missing values make no edges and count in the last bin.
    """
    edges = np.nanquantile(reference, np.linspace(0, 1, BINS + 1)[1:-1])
    shares = []
    for values in (reference, current):
        counts = np.bincount(np.searchsorted(edges, values), minlength=BINS)
        shares.append((counts + 0.5) / (len(values) + 0.5 * BINS))
    before, now = shares
    return float(np.sum((now - before) * np.log(now / before)))
    # --8<-- [end:psi]


# --8<-- [start:ks]
def ranks(known: Array, current: Array) -> Array:
    """For each current value, the share of known ones below it, and up to it.

    known: each column sorted. Two tables, which differ where a value is a known one:
    in a column of counts, nearly everywhere.
    """
    found = np.empty((2, *current.shape))
    for column in range(current.shape[1]):
        sorted_ones, values = known[:, column], current[:, column]
        found[0, :, column] = np.searchsorted(sorted_ones, values, side="left")
        found[1, :, column] = np.searchsorted(sorted_ones, values, side="right")
    return found / len(known)


def ks(places: Array) -> Array:
    """The Kolmogorov-Smirnov distance of each column, from the ranks of its rows.

    The largest gap between the share of rows seen and the share expected.
    """
    below, up_to = np.sort(places, axis=1)
    seen = np.arange(len(below) + 1).reshape(-1, 1) / len(below)
    return np.maximum(seen[1:] - up_to, below - seen[:-1]).max(axis=0)
    # --8<-- [end:ks]
