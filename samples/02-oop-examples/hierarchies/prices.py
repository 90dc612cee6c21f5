"""The same rule, with one way in."""


# --8<-- [start:prices]
class Prices:
    """Holds a dict, and offers what this shop needs of it."""

    def __init__(self) -> None:
        self._cents: dict[str, int] = {}

    def set(self, item: str, cents: int) -> None:
        if cents < 0:
            raise ValueError(f"{item}: {cents} cents")
        self._cents[item] = cents

    def __getitem__(self, item: str) -> int:
        return self._cents[item]


# --8<-- [end:prices]
