from collections.abc import Iterable


def sum_cents(cents: Iterable[int]) -> int:
    return sum(cents)
