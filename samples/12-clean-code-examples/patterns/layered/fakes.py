"""In memory, and held to the same contract as PostgreSQL."""

from copy import deepcopy
from typing import Self

from layered.domain import Order


# --8<-- [start:fake]
class MemoryOrders:
    def __init__(self, rows: dict[int, Order]) -> None:
        self.rows = rows

    def get(self, order_id: int) -> Order:
        return deepcopy(self.rows[order_id])

    def save(self, order: Order) -> None:
        self.rows[order.id] = deepcopy(order)


class MemoryUnitOfWork:
    def __init__(self) -> None:
        self.committed: dict[int, Order] = {}

    def __enter__(self) -> Self:
        self.orders = MemoryOrders(dict(self.committed))
        return self

    def __exit__(self, *error: object) -> None:
        self.orders = MemoryOrders({})

    def commit(self) -> None:
        self.committed = dict(self.orders.rows)


# --8<-- [end:fake]
