from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from customers import Customer


@dataclass
class Order:
    customer: Customer
    cents: int


def guest_order(cents: int) -> Order:
    """Somebody without an account buys something."""
    from customers import Customer

    return Customer("guest").buy(cents)
