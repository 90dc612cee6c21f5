"""Django: the condition travels with the prefetch."""

import django_shop
from shop import open_shop

django_shop.start()

from django.db import connection, models  # noqa: E402
from django.db.models import Prefetch  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from django_shop.models import Item, Order  # noqa: E402


# --8<-- [start:big_items]
def big_items() -> int:
    big = Prefetch("items", Item.objects.filter(quantity__gte=3), to_attr="big_items")
    orders = Order.objects.fetch_mode(models.FETCH_RAISE).prefetch_related(big)  # (!)
    return sum(len(order.big_items) for order in orders)


# --8<-- [end:big_items]

if __name__ == "__main__":
    with open_shop():
        with CaptureQueriesContext(connection) as seen:
            count = big_items()
        print(f"{count} items, {len(seen)} statements")
        connection.close()
