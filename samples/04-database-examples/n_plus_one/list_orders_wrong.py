"""The list endpoint as it is usually written: one attribute too many in the loop."""

from counting import count_statements
from shop import Order, open_shop
from sqlalchemy import select
from sqlalchemy.orm import Session


# --8<-- [start:list_orders]
def list_orders(session: Session) -> list[dict[str, object]]:
    orders = session.scalars(select(Order).order_by(Order.id))
    return [
        {"id": order.id, "total": order.total, "customer": order.customer.name}  # (!)
        for order in orders
    ]


# --8<-- [end:list_orders]

if __name__ == "__main__":
    with open_shop() as engine, Session(engine) as session:
        with count_statements(engine) as seen:
            rows = list_orders(session)
        print(f"{len(rows)} orders, {len(seen)} statements")
        print(seen.summary())
