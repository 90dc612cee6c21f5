"""Counts comparisons: a cost that is the same on every machine."""

from __future__ import annotations

from collections.abc import Callable

from depot import Parcel, night

SIZES = (200, 400, 800, 1600)


# --8<-- [start:counted]
class Counted(str):
    """A string that counts how often two of its kind are compared."""

    __slots__ = ()
    comparisons = 0

    def __eq__(self, other: object) -> bool:
        Counted.comparisons += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


# --8<-- [end:counted]

Match = Callable[[list[str], list[Parcel]], list[Parcel]]


def count(match: Match, size: int) -> int:
    """The comparisons that `match` makes for a night of `size` parcels."""
    scans, parcels = night(size)
    counted_scans: list[str] = [Counted(code) for code in scans]
    counted: list[Parcel] = [
        {"code": Counted(parcel["code"]), "city": parcel["city"]} for parcel in parcels
    ]
    Counted.comparisons = 0
    assert len(match(counted_scans, counted)) == size  # noqa: S101
    return Counted.comparisons


def print_growth(match: Match) -> None:
    before = 0
    for size in SIZES:
        comparisons = count(match, size)
        growth = f"{comparisons / before:.1f} times" if before else ""
        print(f"{size:5} parcels  {comparisons:9,} comparisons  {growth}".rstrip())
        before = comparisons
