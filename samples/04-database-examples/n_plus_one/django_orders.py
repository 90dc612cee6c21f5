"""Django: three ways to load the customers, and what each sends."""

import django_shop
from shop import open_shop

django_shop.start()

from django.db import connection, models  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from django_orders_wrong import rows  # noqa: E402
from django_shop.models import Order  # noqa: E402

# --8<-- [start:querysets]
QUERYSETS = {
    "as it comes": Order.objects.order_by("id"),
    "select_related": Order.objects.order_by("id").select_related("customer"),
    "prefetch_related": Order.objects.order_by("id").prefetch_related("customer"),
    "FETCH_PEERS": Order.objects.order_by("id").fetch_mode(models.FETCH_PEERS),  # (!)
}
# --8<-- [end:querysets]

if __name__ == "__main__":
    with open_shop():
        for name, queryset in QUERYSETS.items():
            with CaptureQueriesContext(connection) as seen:
                rows(queryset)
            print(f"{name:<17} {len(seen):>3} statements")
        connection.close()
