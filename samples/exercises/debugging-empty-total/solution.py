from collections.abc import Iterable
from typing import NamedTuple


class Summary(NamedTuple):
    sales: int
    highest: int
    total: int


def read_cents(lines: Iterable[str]) -> Iterable[int]:
    return (int(line) for line in lines if line.strip())


def summary(amounts: Iterable[int]) -> Summary:
    sorted_amounts = sorted(amounts)
    return Summary(
        sales=len(sorted_amounts),
        highest=max(sorted_amounts, default=0),
        total=sum(sorted_amounts),
    )
