"""The same report as a query beside the repository."""

import os

from sqlalchemy import create_engine, event, func, select
from sqlalchemy.orm import Session

from layered.contract import PAID
from layered.domain import Order
from layered.storage import Base, OrderRow, SqlUnitOfWork

engine = create_engine(os.environ["DATABASE_URL"])
Base.metadata.create_all(engine)
with SqlUnitOfWork(engine) as uow:
    for number in range(1, 101):
        uow.orders.save(Order(number, 4900, PAID.email, refunded_cents=number))
    uow.commit()

sent: list[str] = []
event.listen(engine, "after_cursor_execute", lambda *args: sent.append(args[2]))


# --8<-- [start:report]
def refunded_total(session: Session) -> int:
    return session.scalar(select(func.sum(OrderRow.refunded_cents))) or 0


# --8<-- [end:report]

with Session(engine) as session:
    print(f"{refunded_total(session)} cents, {len(sent)} statement")
