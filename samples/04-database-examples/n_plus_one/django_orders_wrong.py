"""Django: the same loop, the same 101 statements."""

import django_shop
from shop import open_shop

django_shop.start()

from django.db import connection  # noqa: E402
from django.db.models import QuerySet  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django_shop.models import Order  # noqa: E402


# --8<-- [start:rows]
def rows(orders: QuerySet[Order]) -> list[dict[str, object]]:
    return [{"id": order.id, "customer": order.customer.name} for order in orders]


# --8<-- [end:rows]

if __name__ == "__main__":
    with open_shop():
        with CaptureQueriesContext(connection) as seen:
            found = rows(Order.objects.order_by("id"))
        print(f"{len(found)} orders, {len(seen)} statements")
        print("…" + seen[-1]["sql"].partition(" FROM ")[2])
        connection.close()
