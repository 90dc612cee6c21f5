"""What the database keeps, and the rules that it enforces itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

# --8<-- [start:item]
SKU_UNIQUE = "item_sku_unique"
MONEY = {"max_digits": 8, "decimal_places": 2}


class Item(models.Model):
    sku = models.CharField(max_length=8)
    name = models.CharField(max_length=80)
    price = models.DecimalField(**MONEY)
    cost = models.DecimalField(**MONEY, null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sku"], name=SKU_UNIQUE),
            models.CheckConstraint(
                condition=Q(sku__regex=r"^[A-Z]{3}-[0-9]{4}$"),
                name="item_sku_form",
                violation_error_message="Write a SKU like TEA-0001.",
            ),
            models.CheckConstraint(
                condition=Q(price__gt=0, price__lt=1_000_000),  # (1)!
                name="item_price_is_money",
                violation_error_message="A price is more than 0.",
            ),
            models.CheckConstraint(
                condition=Q(cost__gt=0, cost__lt=1_000_000),  # (2)!
                name="item_cost_is_money",
            ),
        ]

    # --8<-- [end:item]

    def __str__(self) -> str:
        return f"{self.sku} {self.name}"


# --8<-- [start:key]
class IdempotencyKey(models.Model):
    """A creation that was asked for, and what came of it."""

    key = models.CharField(max_length=64, primary_key=True)
    fingerprint = models.CharField(max_length=64)
    item = models.ForeignKey(Item, models.CASCADE, null=True)
    # --8<-- [end:key]

    def __str__(self) -> str:
        return self.key
