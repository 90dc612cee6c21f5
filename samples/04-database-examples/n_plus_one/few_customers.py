"""100 orders of 3 customers: SQLAlchemy remembers the customers, Django does not."""

from sqlalchemy.orm import Session

import django_shop
from counting import count_statements
from list_orders_wrong import list_orders
from shop import open_shop

django_shop.start()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from django_orders_wrong import rows  # noqa: E402
from django_shop.models import Order  # noqa: E402

if __name__ == "__main__":
    with open_shop(orders=100, customers=3) as engine:
        with Session(engine) as session, count_statements(engine) as seen:
            list_orders(session)
        print(f"100 orders of 3 customers, SQLAlchemy: {len(seen)} statements")
        with CaptureQueriesContext(connection) as sent:
            rows(Order.objects.order_by("id"))
        print(f"100 orders of 3 customers, Django: {len(sent)} statements")
        connection.close()
