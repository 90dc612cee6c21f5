"""The limit counts orders; the items come in a second statement."""

from collections.abc import Sequence

from shop_tables import Order
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload


def next_page(session: Session, after: int, size: int) -> Sequence[Order]:
    """The `size` orders that follow the id `after`, with their items."""
    query = (
        select(Order)
        .options(selectinload(Order.items))
        .where(Order.id > after)
        .order_by(Order.id)
        .limit(size)
    )
    return session.scalars(query).all()
