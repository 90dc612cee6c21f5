from decimal import Decimal

import pytest
from exercise import CASES


def postage(basket, limit="30.00", fee="4.90"):
    free = basket <= 0 or basket > Decimal(limit)
    return Decimal(0) if free else Decimal(fee)


# --8<-- [start:test]
BUGS = {
    "free at exactly 30.00": lambda b: Decimal(0) if b == 30 else postage(b),
    "free one cent too late": lambda b: postage(b, limit="30.01"),
    "an empty basket pays": lambda b: Decimal("4.90") if b == 0 else postage(b),
    "one cent travels free": lambda b: Decimal(0) if b < 1 else postage(b),
}


def agrees(function):
    return all(function(Decimal(b)) == Decimal(p) for b, p in CASES)


def test_your_cases_are_right():
    assert agrees(postage)


@pytest.mark.parametrize("bug", BUGS)
def test_your_cases_notice(bug):
    assert not agrees(BUGS[bug])


# --8<-- [end:test]
