class Desk:
    """Hands out the most urgent parcel first; equal ones in the order of arrival."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, str]] = []

    def add(self, due: int, code: str) -> None:
        self._waiting.append((due, code))

    def next(self) -> str:
        self._waiting.sort()
        return self._waiting.pop(0)[1]
