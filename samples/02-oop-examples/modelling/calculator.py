"""The function that it should have been."""

from collections.abc import Iterable


# --8<-- [start:calculator]
def shipping(prices: Iterable[int], *, free_from: int = 50) -> int:
    return 0 if sum(prices) >= free_from else 5


# --8<-- [end:calculator]


if __name__ == "__main__":
    print("Ana, 40:  ", shipping([40]))
    print("Bruno, 15:", shipping([15]))
