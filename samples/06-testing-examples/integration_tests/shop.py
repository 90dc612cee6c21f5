"""Tables and queries of a small stock service: the code under test."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Numeric, String, func, select
from sqlalchemy.dialects.postgresql import TIMESTAMP, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


# --8<-- [start:tables]
class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    __table_args__ = (CheckConstraint("price >= 0", name="item_price"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    price: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    quantity: Mapped[int] = mapped_column(default=0)
    added_at: Mapped[datetime] = mapped_column(
        TIMESTAMP(timezone=True), server_default=func.now()
    )


class Job(Base):
    __tablename__ = "job"
    id: Mapped[int] = mapped_column(primary_key=True)
    # Checked at the commit: a batch may bring the job before its item.
    sku: Mapped[str] = mapped_column(
        ForeignKey("item.sku", deferrable=True, initially="DEFERRED")
    )
    done: Mapped[bool] = mapped_column(default=False)


# --8<-- [end:tables]


# --8<-- [start:receive]
def receive(session: Session, sku: str, name: str, price: Decimal, count: int) -> int:
    """Add `count` pieces to the stock, and return how many there are now."""
    statement = insert(Item).values(sku=sku, name=name, price=price, quantity=count)
    statement = statement.on_conflict_do_update(
        index_elements=[Item.sku],
        set_={"quantity": Item.quantity + statement.excluded.quantity},
    )
    return session.scalars(statement.returning(Item.quantity)).one()


# --8<-- [end:receive]


# --8<-- [start:claim]
def claim(session: Session) -> Job | None:
    """Lock the oldest open job that nobody else holds."""
    return session.scalars(
        select(Job)
        .where(~Job.done)
        .order_by(Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()


# --8<-- [end:claim]


def search(session: Session, words: str) -> list[str]:
    """Names that contain the words, whatever their case."""
    found = select(Item.name).where(Item.name.icontains(words, autoescape=True))
    return list(session.scalars(found.order_by(Item.name)))
