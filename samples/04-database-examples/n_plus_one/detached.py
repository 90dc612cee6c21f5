"""What leaves the function is loaded before the session closes."""

from __future__ import annotations

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, joinedload, raiseload

from shop import Order, open_shop


# --8<-- [start:get_order]
def get_order(engine: Engine, order_id: int) -> Order:
    query = select(Order).options(joinedload(Order.customer), raiseload("*"))  # (!)
    with Session(engine) as session:
        return session.scalars(query.where(Order.id == order_id)).one()


# --8<-- [end:get_order]

if __name__ == "__main__":
    with open_shop() as engine:
        print(get_order(engine, 1).customer.name)
