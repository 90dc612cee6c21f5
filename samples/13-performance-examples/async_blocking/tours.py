"""Work for the processor: the shortest round, found by trying them all."""

from __future__ import annotations

from itertools import pairwise, permutations

Stop = tuple[float, float]
STOPS: tuple[Stop, ...] = (
    (0, 0), (4, 1), (1, 5), (6, 3), (2, 2), (5, 6), (3, 4), (7, 1), (1, 2),
)  # fmt: skip


# --8<-- [start:shortest]
def shortest(stops: tuple[Stop, ...]) -> float:
    """Length of the shortest round from the first stop through all and back."""
    home, *others = stops
    return min(
        sum(
            abs(a - c) + abs(b - d)
            for (a, b), (c, d) in pairwise((home, *way, home))
        )
        for way in permutations(others)
    )
    # --8<-- [end:shortest]
