"""The tests of this version: the rule alone, then one use case on PostgreSQL."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from arguments.checkout import RefundRefused, charge, refund, refund_cents
from arguments.models import Order
from vendors.cardco import CardCo

PAID = date(2026, 11, 1)


# --8<-- [start:rule]
def check_rule() -> None:
    for day, cents in [(15, 4900), (16, 2450), (30, 2450)]:
        assert refund_cents(4900, PAID, date(2026, 11, day)) == cents
    with pytest.raises(RefundRefused, match="31 days"):
        refund_cents(4900, PAID, date(2026, 12, 2))


# --8<-- [end:rule]


def check_refund(session: Session) -> None:
    cardco = CardCo("test")
    sent: list[tuple[str, str]] = []
    with session.begin():
        session.add(Order(id=7, cents=4900, email="ana@example.com"))
    with session.begin():
        charge(7, PAID, session=session, cardco=cardco)

    def notify(address: str, text: str) -> None:
        sent.append((address, text))

    def again(order_id: int = 7) -> int:
        today = date(2026, 11, 22)
        return refund(order_id, today, session=session, cardco=cardco, notify=notify)

    assert again() == 2450
    assert cardco.refunded == {"re_refund-7": 2450}
    assert sent == [("ana@example.com", "2450 cents refunded")]
    session.rollback()
    assert session.get_one(Order, 7).refunded_cents == 2450
    session.rollback()
    with pytest.raises(RefundRefused):
        again()
