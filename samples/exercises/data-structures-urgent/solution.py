import heapq
from itertools import count


class Desk:
    """Hands out the most urgent parcel first; equal ones in the order of arrival."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, int, str]] = []
        self._arrivals = count()

    def add(self, due: int, code: str) -> None:
        heapq.heappush(self._waiting, (due, next(self._arrivals), code))

    def next(self) -> str:
        return heapq.heappop(self._waiting)[2]
