"""The same endpoint with one option more, and what each loader sends."""

from __future__ import annotations

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, joinedload, lazyload, selectinload, subqueryload
from sqlalchemy.orm.strategy_options import _AbstractLoad

from counting import count_statements
from shop import Order, open_shop


# --8<-- [start:list_orders]
def list_orders(session: Session) -> list[dict[str, object]]:
    orders = session.scalars(
        select(Order).options(selectinload(Order.customer)).order_by(Order.id)  # (!)
    )
    return [
        {"id": order.id, "total": order.total, "customer": order.customer.name}
        for order in orders
    ]


# --8<-- [end:list_orders]

# --8<-- [start:loaders]
TO_ONE = {
    "lazyload": lazyload(Order.customer),
    "selectinload": selectinload(Order.customer),
    "joinedload": joinedload(Order.customer),
}
TO_MANY = {
    "lazyload": lazyload(Order.items),
    "selectinload": selectinload(Order.items),
    "subqueryload": subqueryload(Order.items),
    "joinedload": joinedload(Order.items),
}
# --8<-- [end:loaders]


def report(engine: Engine, name: str, loaders: dict[str, _AbstractLoad]) -> None:
    """Print what a loop over the orders sends when it reads one relationship."""
    print(f"\norder.{name:<12} statements   rows")
    for loader, option in loaders.items():
        with Session(engine) as session, count_statements(engine) as seen:
            for order in session.scalars(select(Order).options(option)).unique():
                getattr(order, name)
        print(f"{loader:<18} {len(seen):>10} {seen.rows:>6}")


if __name__ == "__main__":
    with open_shop() as engine:
        with Session(engine) as session, count_statements(engine) as seen:
            rows = list_orders(session)
        print(f"{len(rows)} orders, {len(seen)} statements")
        print(seen.summary())
        report(engine, "customer", TO_ONE)
        report(engine, "items", TO_MANY)
