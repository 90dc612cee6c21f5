"""Django: filtering a prefetched collection asks the database again, for every row."""

import django_shop
from shop import open_shop

django_shop.start()

from django.db import connection, models  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django_shop.models import Order  # noqa: E402


# --8<-- [start:big_items]
def big_items() -> int:
    orders = Order.objects.fetch_mode(models.FETCH_RAISE).prefetch_related("items")
    return sum(len(order.items.filter(quantity__gte=3)) for order in orders)  # (!)


# --8<-- [end:big_items]


if __name__ == "__main__":
    with open_shop():
        with CaptureQueriesContext(connection) as seen:
            count = big_items()
        print(f"{count} items, {len(seen)} statements")
        connection.close()
