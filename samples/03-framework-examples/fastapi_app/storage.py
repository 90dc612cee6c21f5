"""PostgreSQL through SQLAlchemy: one session and one transaction per request."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Numeric,
    String,
    func,
    make_url,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    create_async_engine,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from models import ItemIn
from settings import Settings


class Base(DeclarativeBase):
    pass


# --8<-- [start:tables]
class Item(Base):
    __tablename__ = "items"
    __table_args__ = (
        CheckConstraint("price > 0 AND price < 'Infinity'"),
    )  # (!)

    id: Mapped[int] = mapped_column(
        BigInteger, Identity(), primary_key=True
    )
    sku: Mapped[str] = mapped_column(String(8), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    price: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    cost: Mapped[Decimal | None] = mapped_column(Numeric(8, 2))
    created_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )


class Sent(Base):
    """A creation that was asked for, and what came of it."""

    __tablename__ = "idempotency_keys"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"))


# --8<-- [end:tables]


# --8<-- [start:engine]
def make_engine(settings: Settings) -> AsyncEngine:
    return create_async_engine(
        make_url(settings.database_url).set(
            drivername="postgresql+psycopg"
        ),
        pool_size=settings.pool_size,
        max_overflow=0,
        pool_timeout=settings.pool_wait_seconds,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": settings.connect_seconds,
            "options": f"-c statement_timeout={settings.statement_ms}",
        },
    )


# --8<-- [end:engine]


# --8<-- [start:session]
async def get_session(request: Request) -> AsyncIterator[AsyncSession]:
    async with (
        AsyncSession(request.state.engine) as session,
        session.begin(),
    ):
        yield session  # then commits, or rolls back


Session = Annotated[
    AsyncSession, Depends(get_session, scope="function")
]  # (1)!
# --8<-- [end:session]


# --8<-- [start:create_once]
def fingerprint(item: ItemIn) -> str:
    return hashlib.sha256(item.model_dump_json().encode()).hexdigest()


async def create_once(
    session: AsyncSession, key: str, wanted: ItemIn
) -> Item:
    """Create the item, or return the one that this key created before."""
    claim = insert(Sent).values(key=key, fingerprint=fingerprint(wanted))
    first = claim.on_conflict_do_nothing().returning(Sent.key)  # (1)!
    if await session.scalar(first) is None:
        sent = await session.get_one(Sent, key)
        if sent.fingerprint != fingerprint(wanted):
            raise HTTPException(
                409, "This key was used for another item."
            )
        return await session.get_one(Item, sent.item_id)
    item = Item(**wanted.model_dump())
    session.add(item)
    await session.flush()
    await session.execute(
        update(Sent).where(Sent.key == key).values(item_id=item.id)
    )
    return item


# --8<-- [end:create_once]


# --8<-- [start:read]
async def one_item(session: AsyncSession, item_id: int) -> Item:
    if (item := await session.get(Item, item_id)) is None:
        raise HTTPException(404, "No such item.")
    return item


async def page_of_items(
    session: AsyncSession, after: int, limit: int
) -> list[Item]:
    query = (
        select(Item).where(Item.id > after).order_by(Item.id).limit(limit)
    )
    return list(await session.scalars(query))


# --8<-- [end:read]
