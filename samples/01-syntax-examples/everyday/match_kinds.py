"""A name with a dot, or a literal, is compared. A bare name captures."""

from enum import StrEnum


# --8<-- [start:match]
class Kind(StrEnum):
    """What a row can be."""

    SALE = "sale"
    REFUND = "refund"


def taken(rows: list[tuple[int, str, int]]) -> int:
    """Cents: sales minus refunds."""
    total = 0
    for row in rows:
        match row:
            case [_, Kind.REFUND, cents]:
                total -= cents
            case [_, Kind.SALE, cents] if cents > 0:
                total += cents
            case [number, kind, _]:
                raise ValueError(f"row {number}: what is {kind!r}?")
    return total


print(taken([(254, "sale", 1900), (256, "sale", 4000), (257, "refund", 500)]))
# --8<-- [end:match]
