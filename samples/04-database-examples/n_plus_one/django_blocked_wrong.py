"""Django: FETCH_RAISE turns the lazy load into an error."""

import django_shop
from shop import open_shop

django_shop.start()

from django.db import models  # noqa: E402
from django_orders_wrong import rows  # noqa: E402
from django_shop.models import Order  # noqa: E402

if __name__ == "__main__":
    with open_shop():
        # --8<-- [start:raise]
        rows(Order.objects.fetch_mode(models.FETCH_RAISE))  # (!)
        # --8<-- [end:raise]
