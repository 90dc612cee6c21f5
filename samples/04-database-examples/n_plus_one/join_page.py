"""The limit counts orders; their items come in a second statement."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from shop import Order, open_shop


# --8<-- [start:page]
def first_page(session: Session, size: int = 10) -> Sequence[Order]:
    query = select(Order).options(selectinload(Order.items)).order_by(Order.id)  # (!)
    return session.scalars(query.limit(size)).all()


# --8<-- [end:page]

if __name__ == "__main__":
    with open_shop() as engine, Session(engine) as session:
        items = [len(order.items) for order in first_page(session)]
        print(f"{len(items)} orders, items per order: {items}")
