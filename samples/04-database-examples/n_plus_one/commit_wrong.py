"""A commit expires every object: the next read fetches each order again, one by one."""

from counting import count_statements
from shop import Order, open_shop
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, raiseload

# --8<-- [start:commit]
QUERY = select(Order).options(joinedload(Order.customer), raiseload("*"))


def totals_after_commit(session: Session) -> int:
    orders = session.scalars(QUERY).all()
    session.commit()  # (!)
    return int(sum(order.total for order in orders))


# --8<-- [end:commit]

if __name__ == "__main__":
    with open_shop() as engine:
        for keep in (False, True):
            session = Session(engine, expire_on_commit=not keep)
            with session, count_statements(engine) as seen:
                totals_after_commit(session)
            print(f"expire_on_commit={not keep!s:<5}  {len(seen):>3} statements")
