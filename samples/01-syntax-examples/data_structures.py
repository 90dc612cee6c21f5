"""One shift at a parcel desk, and the structure that each question asks for."""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise


# --8<-- [start:parcel]
@dataclass(frozen=True, slots=True)
class Parcel:
    """A record: named fields, equal by value, and hashable because it is frozen."""

    code: str
    city: str
    grams: int
    due: int


# --8<-- [end:parcel]

SHIFT = [
    Parcel("P1", "Lima", 400, due=3),
    Parcel("P2", "Quito", 5200, due=1),
    Parcel("P3", "Lima", 1000, due=2),
    Parcel("P4", "Sevilla", 12000, due=1),
]
LATE = Parcel("P5", "Quito", 700, due=1)


# --8<-- [start:find]
def index(parcels: Iterable[Parcel]) -> dict[str, Parcel]:
    """Find by code: a dict. A second parcel with the same code is an error."""
    by_code: dict[str, Parcel] = {}
    for parcel in parcels:
        if parcel.code in by_code:
            raise ValueError(f"code {parcel.code} is there twice")
        by_code[parcel.code] = parcel
    return by_code


def missing(announced: set[str], scanned: set[str]) -> list[str]:
    """Compare two groups: sets. Sorted, because a set has no order."""
    return sorted(announced - scanned)


# --8<-- [end:find]


# --8<-- [start:group]
def by_city(parcels: Iterable[Parcel]) -> dict[str, list[Parcel]]:
    """Group: a defaultdict, handed out as a plain dict that invents no keys."""
    groups: defaultdict[str, list[Parcel]] = defaultdict(list)
    for parcel in parcels:
        groups[parcel.city].append(parcel)
    return dict(groups)


def busiest(parcels: Iterable[Parcel], cities: int) -> list[tuple[str, int]]:
    """Count: a Counter."""
    return Counter(parcel.city for parcel in parcels).most_common(cities)


# --8<-- [end:group]


# --8<-- [start:queue]
def rounds(codes: Iterable[str], absent: set[str], tries: int) -> Iterator[str]:
    """First in, first out: a deque. Who is not at home goes to the end."""
    waiting = deque((code, 1) for code in codes)
    while waiting:
        code, attempt = waiting.popleft()
        yield f"{code}/{attempt}"
        if code in absent and attempt < tries:
            waiting.append((code, attempt + 1))


def by_urgency(parcels: Iterable[Parcel], late: Iterable[Parcel]) -> Iterator[str]:
    """Always the smallest next, while others arrive: a heap of tuples."""
    heap = [(parcel.due, parcel.code) for parcel in parcels]
    heapq.heapify(heap)
    arriving = iter(late)
    while heap:
        yield heapq.heappop(heap)[1]
        for parcel in islice(arriving, 1):
            heapq.heappush(heap, (parcel.due, parcel.code))


# --8<-- [end:queue]


# --8<-- [start:tariff]
LIMITS = (500, 1000, 5000, 10000)  # grams, sorted: fixed, so a tuple
CENTS = (390, 480, 790, 1200, 2100)


def postage(grams: int) -> int:
    """Find an interval in sorted limits: bisect. A limit belongs to its band."""
    return CENTS[bisect_left(LIMITS, grams)]


def spread(grams: array[int]) -> int:
    """Millions of plain numbers: an array, eight bytes each."""
    return max(b - a for a, b in pairwise(sorted(grams)))


# --8<-- [end:tariff]


def main() -> None:
    codes = index(SHIFT)
    print("find:    ", codes["P3"])
    print("missing: ", missing({"P1", "P2", "P9", "P7"}, set(codes)))
    groups = by_city(SHIFT)
    print("group:   ", {city: len(group) for city, group in groups.items()})
    print("count:   ", busiest(SHIFT, 1))
    print("queue:   ", *rounds(codes, absent={"P1", "P3"}, tries=2))
    print("urgent:  ", *by_urgency(SHIFT, late=[LATE]))
    print("postage: ", [postage(parcel.grams) for parcel in SHIFT])
    print("gap:     ", spread(array("q", (parcel.grams for parcel in SHIFT))))


if __name__ == "__main__":
    main()
