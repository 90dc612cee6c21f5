"""The table, as the ORM sees it."""

from datetime import date

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "shop_order"
    id: Mapped[int] = mapped_column(primary_key=True)
    cents: Mapped[int]
    email: Mapped[str]
    provider: Mapped[str] = mapped_column(default="cardco")
    charge_id: Mapped[str | None]
    paid_on: Mapped[date | None]
    refunded_cents: Mapped[int] = mapped_column(default=0)
    refund_reason: Mapped[str | None]
