"""The same use cases. What they need comes in as arguments; the rule is a function."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from arguments.models import Order
from vendors.cardco import CardCo
from vendors.paylane import PayLane


def euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


class RefundRefused(Exception):
    pass


# --8<-- [start:rule]
def refund_cents(cents: int, paid_on: date, today: date, already: int = 0) -> int:
    """All of it for 14 days, half for 30. Raises RefundRefused otherwise."""
    age = (today - paid_on).days
    share = 100 if age <= 14 else 50 if age <= 30 else 0
    if not share or already:
        raise RefundRefused(f"{age} days, {already} cents refunded")
    return cents * share // 100


# --8<-- [end:rule]


def charge(
    order_id: int, today: date, *, session: Session, cardco: CardCo, paylane: PayLane
) -> None:
    order = session.get_one(Order, order_id, with_for_update=True)
    key = f"charge-{order.id}"
    if order.provider == "paylane":
        order.charge_id = paylane.create_payment(euros(order.cents), key)["id"]
    else:
        order.charge_id = cardco.charge(order.cents, key=key)
    order.paid_on = today


# --8<-- [start:refund]
def refund(
    order_id: int,
    today: date,
    *,
    session: Session,
    cardco: CardCo,
    paylane: PayLane,
    notify: Callable[[str, str], None],
) -> int:
    with session.begin():
        order = session.get_one(Order, order_id, with_for_update=True)
        if order.paid_on is None or order.charge_id is None:
            raise RefundRefused("not paid")
        cents = refund_cents(order.cents, order.paid_on, today, order.refunded_cents)
        key = f"refund-{order.id}"
        if order.provider == "paylane":
            paylane.reverse(order.charge_id, euros(cents), key)
        else:
            cardco.refund(order.charge_id, cents, key=key)
        order.refunded_cents = cents
        email = order.email
    notify(email, f"{cents} cents refunded")
    return cents


# --8<-- [end:refund]
