"""A page of 10 orders, cut after the join: it holds 4."""

from __future__ import annotations

from collections.abc import Sequence

from shop import Order, open_shop
from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager


# --8<-- [start:page]
def first_page(session: Session, size: int = 10) -> Sequence[Order]:
    query = (
        select(Order)
        .join(Order.items)
        .options(contains_eager(Order.items))
        .order_by(Order.id)
        .limit(size)  # (!)
    )
    return session.scalars(query).unique().all()


# --8<-- [end:page]

if __name__ == "__main__":
    with open_shop() as engine, Session(engine) as session:
        items = [len(order.items) for order in first_page(session)]
        print(f"{len(items)} orders, items per order: {items}")
