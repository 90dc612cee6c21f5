from decimal import Decimal

import pytest
from exercise import split


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("amount", "people"),
    [("10.00", 3), ("0.01", 2), ("99.99", 7), ("12.50", 1), ("9007199254740993.01", 2)],
)
def test_nothing_is_lost(amount, people):
    parts = split(Decimal(amount), people)
    assert len(parts) == people
    assert sum(parts) == Decimal(amount)
    assert max(parts) - min(parts) <= Decimal("0.01")


def test_who_pays_the_cent():
    expected = [Decimal("3.34"), Decimal("3.33"), Decimal("3.33")]
    assert split(Decimal("10.00"), 3) == expected


# --8<-- [end:test]
