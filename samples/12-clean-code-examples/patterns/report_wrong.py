"""A report through the repository: one statement for each order."""

import os

from layered.contract import PAID
from layered.domain import Order
from layered.storage import Base, SqlUnitOfWork
from sqlalchemy import create_engine, event

engine = create_engine(os.environ["DATABASE_URL"])
Base.metadata.create_all(engine)
uow = SqlUnitOfWork(engine)
with uow:
    for number in range(1, 101):
        uow.orders.save(Order(number, 4900, PAID.email, refunded_cents=number))
    uow.commit()

sent = []
event.listen(engine, "after_cursor_execute", lambda *args: sent.append(args[2]))

# --8<-- [start:report]
with uow:
    total = sum(uow.orders.get(number).refunded_cents for number in range(1, 101))
# --8<-- [end:report]
print(f"{total} cents, {len(sent)} statements, the first one:")
print(" ".join(sent[0].split())[-66:])
