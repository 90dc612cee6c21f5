"""Repository and unit of work on PostgreSQL."""

from dataclasses import asdict
from datetime import date
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from layered.domain import Order


class Base(DeclarativeBase):
    pass


class OrderRow(Base):
    __tablename__ = "shop_order"
    id: Mapped[int] = mapped_column(primary_key=True)
    cents: Mapped[int]
    email: Mapped[str]
    provider: Mapped[str]
    charge_id: Mapped[str | None]
    paid_on: Mapped[date | None]
    refunded_cents: Mapped[int]


# --8<-- [start:repository]
class SqlOrders:
    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, order_id: int) -> Order:
        row = self.session.get(OrderRow, order_id, with_for_update=True)
        if row is None:
            raise KeyError(order_id)
        return Order(
            id=row.id,
            cents=row.cents,
            email=row.email,
            provider=row.provider,
            charge_id=row.charge_id,
            paid_on=row.paid_on,
            refunded_cents=row.refunded_cents,
        )

    def save(self, order: Order) -> None:
        self.session.merge(OrderRow(**asdict(order)))


# --8<-- [end:repository]


# --8<-- [start:uow]
class SqlUnitOfWork:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> Self:
        self.session = Session(self.engine)
        self.orders = SqlOrders(self.session)
        return self

    def __exit__(self, *error: object) -> None:
        self.session.close()  # rolls back what was not committed

    def commit(self) -> None:
        self.session.commit()


# --8<-- [end:uow]
