"""Bring it to two statements."""

from shop_tables import Order


def late_payments(days: int) -> dict[int, list[int]]:
    """Order id -> how late its payments are, of those later than `days`."""
    return {
        order.pk: [
            payment.days_late
            for payment in order.payments.filter(days_late__gt=days).order_by("id")
        ]
        for order in Order.objects.prefetch_related("payments")
    }
