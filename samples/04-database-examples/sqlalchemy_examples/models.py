"""The tables of this folder, typed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    MetaData,
    Numeric,
    func,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

# --8<-- [start:base]
NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: DateTime(timezone=True),
        Decimal: Numeric(10, 2),
    }


# --8<-- [end:base]

# --8<-- [start:models]
Status = Literal["open", "paid", "failed"]


class User(Base):
    __tablename__ = "app_user"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    phone: Mapped[str | None]  # (1)!
    credit: Mapped[int] = mapped_column(server_default="0")
    payments: Mapped[list[Payment]] = relationship(back_populates="user")
    __table_args__ = (CheckConstraint("credit >= 0", name="credit_not_negative"),)


class Payment(Base):
    __tablename__ = "payment"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    amount: Mapped[Decimal]
    status: Mapped[Status] = mapped_column(server_default="open")  # (2)!
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    user: Mapped[User] = relationship(back_populates="payments")
    __table_args__ = (
        CheckConstraint("status IN ('open', 'paid', 'failed')", name="status"),
        Index(  # (3)!
            "ix_payment_open_created_at",
            "created_at",
            postgresql_where=text("status = 'open'"),
        ),
    )


# --8<-- [end:models]
