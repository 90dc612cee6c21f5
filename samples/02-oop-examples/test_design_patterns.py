from datetime import date

import pytest
from design_patterns import (
    SHARES,
    Busy,
    Order,
    RefundRefused,
    Terminal,
    main,
    pay_out,
    refund,
    refund_cents,
    retry,
)

PAID = date(2026, 11, 1)
ORDER = Order(7, 4900, "standard", PAID)


# --8<-- [start:inject]
def test_a_refund_pays_and_tells_its_listeners():
    paid, told = [], []
    cents = refund(
        ORDER,
        date(2026, 11, 22),
        paid.append,
        [lambda order, cents: told.append((order.id, cents))],
    )
    assert (cents, paid, told) == (2450, [2450], [(7, 2450)])


# --8<-- [end:inject]


@pytest.mark.parametrize(
    ("kind", "age", "share"),
    [
        ("standard", 14, 100),
        ("standard", 15, 50),
        ("standard", 30, 50),
        ("standard", 31, 0),
        ("member", 60, 100),
        ("member", 61, 0),
        ("christmas", 45, 100),
        ("christmas", 46, 0),
    ],
)
def test_strategies(kind, age, share):
    assert SHARES[kind](age) == share


def test_too_old():
    with pytest.raises(RefundRefused, match="order 7"):
        refund_cents(ORDER, date(2026, 12, 2))


@pytest.mark.parametrize(
    ("text", "cents"), [("49,00", 4900), ("19,5", 1950), ("3", 300)]
)
def test_factory_reads_a_row(text, cents):
    row = {"id": "7", "total": text, "kind": "standard", "paid_on": "2026-11-01"}
    assert Order.from_row(row) == Order(7, cents, "standard", PAID)


@pytest.mark.parametrize("text", ["4e,00", "49,567", "-1,50", "49, 5", "1.234,50", ""])
def test_factory_refuses_a_total_that_it_would_misread(text):
    row = {"id": "7", "total": text, "kind": "x", "paid_on": "2026-11-01"}
    with pytest.raises(ValueError, match="total"):
        Order.from_row(row)


def test_adapter_translates_amount_and_status():
    terminal = Terminal()
    with pytest.raises(Busy):
        pay_out(terminal, 2405)
    pay_out(terminal, 2405)
    assert terminal.log == ["24.05", "24.05"]


def test_retry_gives_up_and_keeps_the_name():
    calls = []

    @retry(3)
    def busy(cents):
        calls.append(cents)
        raise Busy

    with pytest.raises(Busy):
        busy(5)
    assert (calls, busy.__name__) == ([5, 5, 5], "busy")


def test_tour(capsys):
    main()
    assert "refused: order 9 is too old" in capsys.readouterr().out
