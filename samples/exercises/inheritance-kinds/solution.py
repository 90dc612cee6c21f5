"""What a payment costs us, in cents."""

from functools import singledispatch

from payments import Card, Transfer


@singledispatch
def fee(payment: object) -> int:
    raise TypeError(f"no fee for {type(payment).__name__}")


@fee.register
def _(payment: Card) -> int:
    return 25 + payment.cents * 2 // 100


@fee.register
def _(payment: Transfer) -> int:
    return 10
