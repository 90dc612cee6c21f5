"""A joined collection returns each order once per item."""

from shop import Order, open_shop
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

if __name__ == "__main__":
    with open_shop() as engine, Session(engine) as session:
        # --8<-- [start:unique]
        orders = session.scalars(select(Order).options(joinedload(Order.items)))
        print(len(orders.all()))  # (!)
        # --8<-- [end:unique]
