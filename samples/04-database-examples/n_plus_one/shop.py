"""The tables of every sample in this folder, typed. `open_shop` fills them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal

from sqlalchemy import DateTime, Engine, ForeignKey, Index, Numeric, create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


# --8<-- [start:models]
class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    notes: Mapped[str]
    orders: Mapped[list[Order]] = relationship(back_populates="customer")


class Order(Base):
    __tablename__ = "shop_order"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    placed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    total: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    customer: Mapped[Customer] = relationship(back_populates="orders")
    items: Mapped[list[Item]] = relationship(back_populates="order")
    events: Mapped[list[Event]] = relationship(back_populates="order")
    __table_args__ = (Index("shop_order_customer", "customer_id", "placed_at"),)


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("shop_order.id"), index=True)
    sku: Mapped[str]
    quantity: Mapped[int]
    order: Mapped[Order] = relationship(back_populates="items")


class Event(Base):
    __tablename__ = "event"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("shop_order.id"), index=True)
    name: Mapped[str]
    order: Mapped[Order] = relationship(back_populates="events")


# --8<-- [end:models]

# --8<-- [start:fill]
FILL = """
INSERT INTO customer (id, name, notes)
SELECT n, 'Customer ' || n, repeat('note ', 80)
FROM generate_series(1, :customers) AS n;

INSERT INTO shop_order (id, customer_id, placed_at, total)
SELECT n, 1 + (n::bigint * 7919) % :customers,
       timestamptz '2026-01-01 00:00+00' + n * interval '1 minute', n % 500 + 0.95
FROM generate_series(1, :orders) AS n;

INSERT INTO item (id, order_id, sku, quantity)
SELECT 3 * (n - 1) + k, n, 'SKU-' || (n * k) % 1000, k
FROM generate_series(1, :orders) AS n, generate_series(1, 3) AS k;

INSERT INTO event (id, order_id, name)
SELECT 4 * (n - 1) + k, n, (ARRAY['placed', 'paid', 'packed', 'sent'])[k]
FROM generate_series(1, :orders) AS n, generate_series(1, 4) AS k;
"""


def fill(engine: Engine, orders: int = 100, customers: int = 100) -> None:
    """Create the tables: 3 items and 4 events per order, the same data each time."""
    Base.metadata.create_all(engine)
    sizes = {"orders": orders, "customers": customers}
    with engine.begin() as connection:
        for statement in FILL.strip().split(";\n"):
            connection.execute(text(statement.rstrip(";")), sizes)
        for table in Base.metadata.sorted_tables:
            connection.execute(
                text(
                    "SELECT setval(pg_get_serial_sequence(:name, 'id'),"  # noqa: S608
                    f" (SELECT max(id) FROM {table.name}))"
                ),
                {"name": table.name},
            )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


# --8<-- [end:fill]


def database_url() -> str:
    """DATABASE_URL of the environment (postgresql://…)."""
    return os.environ["DATABASE_URL"]


@contextmanager
def open_shop(orders: int = 100, customers: int = 100) -> Iterator[Engine]:
    """An engine on the database that DATABASE_URL names, with the shop's data."""
    engine = create_engine(database_url())
    try:
        fill(engine, orders, customers)
        yield engine
    finally:
        engine.dispose()
