"""The table allows one open cart for each customer."""

from django.db import models

import shop  # noqa: F401


class Cart(models.Model):
    customer_id = models.IntegerField()
    closed = models.BooleanField(default=False)

    class Meta:
        app_label = "carts"
        constraints = (
            models.UniqueConstraint(
                fields=["customer_id"],
                condition=models.Q(closed=False),
                name="cart_one_open",
            ),
        )


def open_cart(customer_id: int) -> int:
    """The id of the customer's open cart, made if there is none."""
    cart, _ = Cart.objects.get_or_create(customer_id=customer_id, closed=False)
    return cart.pk
