"""Make every page full."""

from collections.abc import Sequence

from shop_tables import Order
from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager


def next_page(session: Session, after: int, size: int) -> Sequence[Order]:
    """The `size` orders that follow the id `after`, with their items."""
    query = (
        select(Order)
        .join(Order.items)
        .options(contains_eager(Order.items))
        .where(Order.id > after)
        .order_by(Order.id)
        .limit(size)
    )
    return session.scalars(query).unique().all()
