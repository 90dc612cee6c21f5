from dataclasses import dataclass

import pytest
from exercise import fee
from payments import Card, Transfer


# --8<-- [start:test]
@dataclass(frozen=True)
class Voucher:
    """A kind that another package brings."""

    cents: int


def test_the_known_kinds_cost_what_they_did():
    assert (fee(Card(1000)), fee(Transfer(1000))) == (45, 10)


def test_an_unknown_kind_is_an_error_and_not_free():
    with pytest.raises(TypeError, match="str"):
        fee("cash")


def test_another_package_adds_its_kind_without_touching_this_file():
    @fee.register
    def _(payment: Voucher) -> int:
        return 1

    assert fee(Voucher(1000)) == 1


# --8<-- [end:test]
