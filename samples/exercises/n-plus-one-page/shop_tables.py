"""Tables and data of this exercise. You need not change them."""

from __future__ import annotations

from sqlalchemy import Engine, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "shop_order"
    id: Mapped[int] = mapped_column(primary_key=True)
    items: Mapped[list[Item]] = relationship(back_populates="order")


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("shop_order.id"), index=True)
    sku: Mapped[str]
    order: Mapped[Order] = relationship(back_populates="items")


def fill(engine: Engine, orders: int) -> None:
    """Order n has n % 5 items: some have none."""
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        for n in range(1, orders + 1):
            session.add(Order(id=n, items=[Item(sku=f"S-{k}") for k in range(n % 5)]))
