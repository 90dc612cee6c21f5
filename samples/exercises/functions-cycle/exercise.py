from dataclasses import dataclass

from customers import Customer


@dataclass
class Order:
    customer: Customer
    cents: int


def guest_order(cents: int) -> Order:
    """Somebody without an account buys something."""
    return Customer("guest").buy(cents)
