"""What a payment costs us, in cents."""

from payments import Card, Transfer


def fee(payment: object) -> int:
    if isinstance(payment, Card):
        return 25 + payment.cents * 2 // 100
    if isinstance(payment, Transfer):
        return 10
    return 0
