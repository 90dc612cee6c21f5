"""The table of this exercise. You need not change it."""

from datetime import datetime
from typing import TypedDict

from sqlalchemy import DateTime
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Price(Base):
    __tablename__ = "price"
    sku: Mapped[str] = mapped_column(primary_key=True)
    cents: Mapped[int]
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Seen(TypedDict):
    sku: str
    cents: int
    seen_at: datetime
