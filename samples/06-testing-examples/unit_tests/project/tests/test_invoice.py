from datetime import date
from decimal import Decimal

import pytest

from invoice import Invoice, Line, late_fee, remind


# --8<-- [start:first]
def test_total_adds_tax_to_the_net_amount():
    lines = (Line("desk", 2, Decimal("40.00")), Line("lamp", 1, Decimal("20.00")))
    invoice = Invoice(lines, issued=date(2026, 3, 1))

    total = invoice.total

    assert total == Decimal("121.00")


# --8<-- [end:first]
# --8<-- [start:discount]
@pytest.mark.parametrize(
    ("goods", "net"),
    [
        pytest.param("499.99", "499.99", id="one-cent-below-500"),
        pytest.param("500.00", "475.00", id="exactly-500"),
        pytest.param("999.99", "949.99", id="one-cent-below-1000"),
        pytest.param("1000.00", "900.00", id="exactly-1000"),
    ],
)
def test_discount_starts_at_its_threshold(make_invoice, goods, net):
    assert make_invoice(goods).net == Decimal(net)


# --8<-- [end:discount]
# --8<-- [start:rounding]
def test_half_a_cent_of_tax_is_rounded_up(make_invoice):
    assert make_invoice("0.50").total == Decimal("0.61")  # exactly 0.605


# --8<-- [end:rounding]
# --8<-- [start:raises]
def test_a_line_of_nothing_is_refused():
    price = Decimal("10.00")

    with pytest.raises(ValueError, match=r"at least 1, not 0$"):
        Line("desk", quantity=0, price=price)


# --8<-- [end:raises]
def test_a_line_of_one_is_accepted():
    assert Line("desk", quantity=1, price=Decimal("10.00")).quantity == 1


def test_an_invoice_is_due_thirty_days_later(make_invoice):
    assert make_invoice(issued=date(2026, 1, 31)).due == date(2026, 3, 2)


# --8<-- [start:fee]
@pytest.mark.parametrize(
    ("today", "fee"),
    [
        pytest.param(date(2026, 3, 31), "0.00", id="due-today"),
        pytest.param(date(2026, 4, 1), "1.21", id="one-day-late"),
        pytest.param(date(2026, 4, 7), "1.21", id="seven-days-late"),
        pytest.param(date(2026, 4, 8), "2.42", id="eight-days-late"),
        pytest.param(date(2030, 1, 1), "40.00", id="years-late"),
    ],
)
def test_late_fee_is_charged_per_started_week(make_invoice, today, fee):
    assert late_fee(make_invoice("100.00"), today) == Decimal(fee)


# --8<-- [end:fee]
# --8<-- [start:remind]
def test_only_overdue_invoices_are_sent(make_invoice):
    due_today = make_invoice(issued=date(2026, 3, 1))
    overdue = make_invoice(issued=date(2026, 2, 28))
    sent = []

    count = remind([due_today, overdue], date(2026, 3, 31), sent.append)

    assert sent == [overdue]
    assert count == 1


# --8<-- [end:remind]
