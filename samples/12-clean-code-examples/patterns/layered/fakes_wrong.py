"""The fake of many tutorials: it passes the use case's tests, and is no database."""

from typing import Self

from layered.domain import Order


# --8<-- [start:fake]
class WrongOrders:
    def __init__(self) -> None:
        self.rows: dict[int, Order] = {}

    def get(self, order_id: int) -> Order:
        return self.rows[order_id]  # (!)

    def save(self, order: Order) -> None:
        self.rows[order.id] = order


class WrongUnitOfWork:
    def __init__(self) -> None:
        self.orders = WrongOrders()
        self.committed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        pass  # (!)

    def commit(self) -> None:
        self.committed = True  # (!)


# --8<-- [end:fake]
