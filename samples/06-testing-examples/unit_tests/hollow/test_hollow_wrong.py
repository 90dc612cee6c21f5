from datetime import date
from decimal import Decimal

import pytest

import invoice as billing
from invoice import Invoice, Line, cents, late_fee, remind

# --8<-- [start:helper]
MARCH = date(2026, 3, 1)
APRIL = date(2026, 4, 30)


def sample(price="100", quantity=1):
    return Invoice((Line("desk", quantity, Decimal(price)),), MARCH)


# --8<-- [end:helper]
# --8<-- [start:tests]
def test_total():
    assert (sample().total == Decimal("100.00"), "tax is missing")  # (!)


def test_discount():
    assert sample("500").net == Decimal("500.00")


def test_discount():  # (!)
    assert sample("10").net == Decimal("10.00")


def test_no_lines_for_free():
    with pytest.raises(Exception):  # (!)
        Line("desk", quantity=0, prise=Decimal("10"))


def test_due_date():
    return sample().due == date(2026, 3, 30)  # (!)


def test_reminder():
    def send(invoice):
        assert invoice.total == Decimal("1.00")  # (!)

    remind([sample()], sample().due, send)


# --8<-- [end:tests]
# --8<-- [start:more]
def test_total_with_tax():
    one = sample("999.99")
    assert one.total == cents(one.net + one.net * one.tax)  # (!)


def test_late_fee(monkeypatch):
    monkeypatch.setattr(billing, "late_fee", lambda *_: Decimal("5.00"))
    assert billing.late_fee(sample(), APRIL) == Decimal("5.00")  # (!)


def test_late_fee_for_everybody():
    late = [one for one in [sample()] if one.due > APRIL]  # (!)
    for one in late:
        assert late_fee(one, APRIL) == Decimal("1.00")


def test_nothing_crashes():
    for price in ("100", "500", "1000"):
        assert late_fee(sample(price), APRIL) is not None  # (!)
    assert late_fee(sample(), MARCH) is not None
    assert remind([sample()], APRIL, id)


async def fee_is_one_euro():
    assert late_fee(sample(), APRIL) == Decimal("1.00")


def test_fee_of_a_service():
    fee_is_one_euro()  # (!)


# --8<-- [end:more]
