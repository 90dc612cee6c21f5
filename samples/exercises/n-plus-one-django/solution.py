"""The condition travels with the prefetch."""

from django.db.models import Prefetch
from shop_tables import Order, Payment


def late_payments(days: int) -> dict[int, list[int]]:
    """Order id -> how late its payments are, of those later than `days`."""
    late = Payment.objects.filter(days_late__gt=days).order_by("id")
    orders = Order.objects.prefetch_related(Prefetch("payments", late, to_attr="late"))
    return {order.pk: [payment.days_late for payment in order.late] for order in orders}
