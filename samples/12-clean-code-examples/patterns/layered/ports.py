"""What the use cases need, in their own words. Nobody has to inherit from these."""

from typing import Protocol, Self

from layered.domain import Order


# --8<-- [start:ports]
class Orders(Protocol):
    def get(self, order_id: int) -> Order:
        """Raises KeyError if there is none."""

    def save(self, order: Order) -> None: ...


class UnitOfWork(Protocol):
    """Opened by `with`. What was not committed at its end is gone."""

    @property
    def orders(self) -> Orders: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> None: ...
    def commit(self) -> None: ...


class Payments(Protocol):
    def charge(self, cents: int, key: str) -> str: ...
    def refund(self, charge_id: str, cents: int, key: str) -> None: ...


# --8<-- [end:ports]
