from decimal import Decimal

import pytest

from parcel_desk.cost import cost


@pytest.mark.parametrize(
    ("kilos", "price"),
    [("0.4", "4.90"), ("1", "4.90"), ("1.01", "8.50"), ("20", "14.00")],
)
def test_first_band_that_fits(kilos: str, price: str) -> None:
    assert cost(Decimal(kilos)) == Decimal(price)


@pytest.mark.parametrize("kilos", ["0", "-1", "20.01"])
def test_no_such_parcel(kilos: str) -> None:
    with pytest.raises(ValueError, match="at most 20 kg"):
        cost(Decimal(kilos))
