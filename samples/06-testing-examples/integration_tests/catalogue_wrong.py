"""Code that passes its tests on SQLite and fails on PostgreSQL, ten times."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, DateTime, ForeignKey, Numeric, String, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    joinedload,
    mapped_column,
    relationship,
)


# --8<-- [start:tables]
class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(6), unique=True)


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str]
    price: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    quantity: Mapped[int] = mapped_column(default=0)
    expires: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    shelf_id: Mapped[int | None] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Shelf | None] = relationship()


# --8<-- [end:tables]


# --8<-- [start:code]
def search(session: Session, words: str) -> list[str]:
    return list(session.scalars(select(Item.name).where(Item.name.like(f"%{words}%"))))


def is_expired(item: Item, now: datetime) -> bool:
    return item.expires is not None and item.expires < now


def by_expiry(session: Session) -> list[str]:
    return list(session.scalars(select(Item.sku).order_by(Item.expires)))


def stock(session: Session) -> list[tuple[str, str, int]]:
    query = select(Item.sku, Item.name, func.sum(Item.quantity)).group_by(Item.sku)
    return [(sku, name, total) for sku, name, total in session.execute(query)]


def lock(session: Session, sku: str) -> Item:
    query = select(Item).options(joinedload(Item.shelf)).where(Item.sku == sku)
    return session.scalars(query.with_for_update()).one()


def shelf_id(connection: Connection, code: str) -> int:
    try:
        connection.execute(Shelf.__table__.insert().values(code=code))
    except IntegrityError:
        pass  # it is there already
    return connection.scalar(select(Shelf.id).where(Shelf.code == code))


def load(session: Session, rows: list[dict]) -> None:
    dialect = session.get_bind().dialect.name
    insert = (postgresql if dialect == "postgresql" else sqlite).insert
    statement = insert(Item).values(rows)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["sku"], set_={"price": statement.excluded.price}
        )
    )


# --8<-- [end:code]
