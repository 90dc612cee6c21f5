"""What every unit of work must do, whatever it is made of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from layered.domain import Order
from layered.ports import UnitOfWork

PAID = Order(7, 4900, "ana@example.com", "cardco", "ch_7", date(2026, 11, 1), 0, "torn")
NewUnitOfWork = Callable[[], UnitOfWork]


def store(uow: UnitOfWork, order: Order = PAID) -> None:
    with uow:
        uow.orders.save(replace(order))
        uow.commit()


# --8<-- [start:contract]
def what_is_committed_comes_back(new: NewUnitOfWork) -> None:
    uow = new()
    store(uow)
    with uow:
        assert uow.orders.get(7) == PAID


def what_is_not_committed_is_gone(new: NewUnitOfWork) -> None:
    uow = new()
    store(uow)
    with uow:
        uow.orders.save(replace(PAID, email="luis@example.com"))
    with uow:
        assert uow.orders.get(7).email == PAID.email, "kept without a commit"


def what_is_not_saved_is_gone(new: NewUnitOfWork) -> None:
    uow = new()
    store(uow)
    with uow:
        uow.orders.get(7).email = "luis@example.com"
        uow.commit()
    with uow:
        assert uow.orders.get(7).email == PAID.email, "kept without a save"


# --8<-- [end:contract]


def an_unknown_order_is_a_key_error(new: NewUnitOfWork) -> None:
    uow = new()
    with uow:
        try:
            uow.orders.get(404)
        except KeyError:
            return
    raise AssertionError("no KeyError")


CONTRACT = [
    what_is_committed_comes_back,
    what_is_not_committed_is_gone,
    what_is_not_saved_is_gone,
    an_unknown_order_is_a_key_error,
]
