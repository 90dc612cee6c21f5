"""Settings, tables and data of this exercise. You need not change them."""

import os
from urllib.parse import urlsplit

import django
from django.conf import settings

if not settings.configured:
    url = urlsplit(os.environ["DATABASE_URL"])
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": url.path.lstrip("/"),
                "USER": url.username or "",
                "PASSWORD": url.password or "",
                "HOST": url.hostname or "",
                "PORT": str(url.port or ""),
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    )
    django.setup()

from django.db import connection, models


class Order(models.Model):
    class Meta:
        app_label = "shop"


class Payment(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="payments")
    days_late = models.IntegerField()

    class Meta:
        app_label = "shop"


def fill(orders: int) -> None:
    """Each order has three payments, 0, 5 and 10 days late."""
    with connection.schema_editor() as editor:
        editor.create_model(Order)
        editor.create_model(Payment)
    made = Order.objects.bulk_create([Order() for _ in range(orders)])
    Payment.objects.bulk_create(
        [Payment(order=order, days_late=late) for order in made for late in (0, 5, 10)]
    )
