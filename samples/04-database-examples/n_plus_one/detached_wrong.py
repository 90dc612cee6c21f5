"""The session is closed before the customer is read."""

from __future__ import annotations

from shop import Order, open_shop
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session


# --8<-- [start:get_order]
def get_order(engine: Engine, order_id: int) -> Order:
    with Session(engine) as session:
        return session.scalars(select(Order).where(Order.id == order_id)).one()


if __name__ == "__main__":
    with open_shop() as engine:
        order = get_order(engine, 1)
        print(order.customer.name)  # (!)
# --8<-- [end:get_order]
