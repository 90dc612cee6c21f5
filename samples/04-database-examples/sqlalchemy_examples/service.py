"""What the application does with its tables. Nobody in here commits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypedDict

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.orm import Session

from models import Payment, User


# --8<-- [start:charge]
class NotEnoughCreditError(Exception):
    pass


def charge(session: Session, email: str, amount: int) -> Payment:
    """Take the amount from the user's credit and note the payment."""
    if amount <= 0:
        raise ValueError(f"amount {amount}")
    user_id = session.scalar(
        update(User)  # (!)
        .where(User.email == email, User.credit >= amount)
        .values(credit=User.credit - amount)
        .returning(User.id)
    )
    if user_id is None:
        raise NotEnoughCreditError(email)
    payment = Payment(user_id=user_id, amount=Decimal(amount), status="paid")
    session.add(payment)
    return payment


# --8<-- [end:charge]


# --8<-- [start:queries]
def user_by_email(email: str) -> Select[User]:
    return select(User).where(User.email == email)


def paid_per_user() -> Select[str, Decimal]:
    return (
        select(User.name, func.sum(Payment.amount).label("paid"))
        .join(User.payments)
        .where(Payment.status == "paid")
        .group_by(User.id)
        .order_by(User.name)
    )


def oldest_open(size: int = 20) -> Select[Payment]:
    return (
        select(Payment)
        .where(Payment.status == "open")
        .order_by(Payment.created_at)
        .limit(size)
    )


# --8<-- [end:queries]


# --8<-- [start:upsert]
class NewUser(TypedDict):
    email: str
    name: str


def upsert_users(session: Session, rows: Sequence[NewUser]) -> Sequence[User]:
    """Insert the new ones, rename the known ones, return all of them."""
    statement = pg_insert(User).values(rows)
    statement = statement.on_conflict_do_update(
        index_elements=[User.email],
        set_={"name": statement.excluded.name},  # (!)
    )
    return session.scalars(
        statement.returning(User), execution_options={"populate_existing": True}
    ).all()


# --8<-- [end:upsert]


# --8<-- [start:bulk]
def open_payments(session: Session, user_ids: Sequence[int], amount: Decimal) -> None:
    """One INSERT for many rows: no objects, no unit of work."""
    rows = [{"user_id": user_id, "amount": amount} for user_id in user_ids]
    session.execute(insert(Payment), rows)


# --8<-- [end:bulk]
