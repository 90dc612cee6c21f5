"""The use cases."""

from collections.abc import Callable, Mapping
from datetime import date

from layered.ports import Payments, UnitOfWork

Notify = Callable[[str, str], None]


def charge(
    order_id: int, today: date, *, uow: UnitOfWork, payments: Mapping[str, Payments]
) -> None:
    with uow:
        order = uow.orders.get(order_id)
        provider = payments[order.provider]
        order.pay(provider.charge(order.cents, f"charge-{order.id}"), today)
        uow.orders.save(order)
        uow.commit()


# --8<-- [start:refund]
def refund(
    order_id: int,
    today: date,
    *,
    uow: UnitOfWork,
    payments: Mapping[str, Payments],
    notify: Notify,
) -> int:
    with uow:
        order = uow.orders.get(order_id)
        cents = order.refund(today)
        provider = payments[order.provider]
        provider.refund(str(order.charge_id), cents, f"refund-{order.id}")
        uow.orders.save(order)
        uow.commit()
    notify(order.email, f"{cents} cents refunded")
    return cents


# --8<-- [end:refund]
