"""The queries of catalogue_wrong, mended for PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session, joinedload

from catalogue_wrong import Item, Shelf


# --8<-- [start:cures]
def search(session: Session, words: str) -> list[str]:
    found = Item.name.icontains(words, autoescape=True)
    return list(session.scalars(select(Item.name).where(found)))


def is_expired(item: Item, now: datetime | None = None) -> bool:
    return item.expires is not None and item.expires < (now or datetime.now(UTC))


def by_expiry(session: Session) -> list[str]:
    query = select(Item.sku).order_by(Item.expires.nulls_first())
    return list(session.scalars(query))


def stock(session: Session) -> list[tuple[str, str, int]]:
    total = func.sum(Item.quantity)
    # The primary key determines all other columns; sku is only unique.
    rows = session.execute(select(Item.sku, Item.name, total).group_by(Item.id))
    return [(sku, name, count) for sku, name, count in rows]


def lock(session: Session, sku: str) -> Item:
    query = select(Item).options(joinedload(Item.shelf)).where(Item.sku == sku)
    return session.scalars(query.with_for_update(of=Item)).one()


def shelf_id(connection: Connection, code: str) -> int | None:
    connection.execute(insert(Shelf).values(code=code).on_conflict_do_nothing())
    return connection.scalar(select(Shelf.id).where(Shelf.code == code))


def load(session: Session, rows: list[dict[str, Any]]) -> None:
    last = {row["sku"]: row for row in rows}  # the last row of each sku wins
    statement = insert(Item).values(list(last.values()))
    changed = {"price": statement.excluded.price}
    session.execute(
        statement.on_conflict_do_update(index_elements=["sku"], set_=changed)
    )


# --8<-- [end:cures]
