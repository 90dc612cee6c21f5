"""Two collections joined in one statement: every item meets every event."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from counting import count_statements
from shop import Order, open_shop

# --8<-- [start:options]
JOINED = [joinedload(Order.items), joinedload(Order.events)]
SELECT_IN = [selectinload(Order.items), selectinload(Order.events)]
# --8<-- [end:options]

if __name__ == "__main__":
    with open_shop() as engine:
        print("100 orders, each with 3 items and 4 events")
        for name, options in (("joinedload", JOINED), ("selectinload", SELECT_IN)):
            with Session(engine) as session, count_statements(engine) as seen:
                session.scalars(select(Order).options(*options)).unique().all()
            print(f"{name:<12} {len(seen)} statements {seen.rows:>5} rows")
