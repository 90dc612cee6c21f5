import csv
from decimal import Decimal
from pathlib import Path

ROWS = list(csv.reader(Path(__file__).with_name("prices.csv").open(encoding="utf-8")))


# --8<-- [start:loop]
def test_prices():
    for name, price in ROWS:
        assert Decimal(price) > 0, name
        assert Decimal(price).as_tuple().exponent == -2, name


# --8<-- [end:loop]
# --8<-- [start:subtests]
def test_prices_one_by_one(subtests):
    for name, price in ROWS:
        with subtests.test(name):
            assert Decimal(price) > 0
            assert Decimal(price).as_tuple().exponent == -2


# --8<-- [end:subtests]
