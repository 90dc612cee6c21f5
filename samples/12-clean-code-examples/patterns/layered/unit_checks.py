"""The tests of rule, use cases and adapter. No server."""

from datetime import date

import pytest

from layered.contract import PAID, store
from layered.domain import Order, RefundRefused
from layered.fakes import MemoryUnitOfWork
from layered.payments import CardCoPayments, PaymentFailed, payment_providers
from layered.service import charge, refund
from vendors.cardco import CardCo


# --8<-- [start:rule]
def test_the_share_depends_on_the_age() -> None:
    paid = date(2026, 11, 1)
    for today, cents in [(15, 4900), (16, 2450), (30, 2450)]:
        order = Order(7, 4900, "ana@example.com", paid_on=paid)
        assert order.refund(date(2026, 11, today)) == cents
    late = Order(7, 4900, "ana@example.com", paid_on=paid)
    with pytest.raises(RefundRefused, match="31 days"):
        late.refund(date(2026, 12, 2))


# --8<-- [end:rule]


# --8<-- [start:service]
def test_a_refund_is_stored_and_announced() -> None:
    uow, payments = MemoryUnitOfWork(), payment_providers("test")
    sent: list[tuple[str, str]] = []
    store(uow, Order(7, 4900, "ana@example.com"))
    charge(7, date(2026, 11, 1), uow=uow, payments=payments)

    def notify(address: str, text: str) -> None:
        sent.append((address, text))

    def again() -> int:
        today = date(2026, 11, 22)
        return refund(7, today, uow=uow, payments=payments, notify=notify)

    assert again() == 2450
    assert uow.committed[7].refunded_cents == 2450
    assert sent == [("ana@example.com", "2450 cents refunded")]
    with pytest.raises(RefundRefused):
        again()


# --8<-- [end:service]


def test_the_adapter_speaks_to_the_vendors_own_class() -> None:
    client = CardCo("test")
    payments = CardCoPayments(client)
    charge_id = payments.charge(4900, "charge-7")
    for _ in range(2):
        payments.refund(charge_id, 2450, "refund-7")
    assert client.refunded == {"re_refund-7": 2450}
    with pytest.raises(PaymentFailed, match="refund_exceeds_charge"):
        payments.refund(charge_id, 5000, "refund-8")
    assert PAID.refunded_cents == 0
