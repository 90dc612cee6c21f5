"""The service on a real PostgreSQL; nothing stays after a test."""

from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.orm import Session

import import_users
import import_wrong
from models import Payment, User
from service import (
    NewUser,
    NotEnoughCreditError,
    charge,
    open_payments,
    paid_per_user,
    upsert_users,
    user_by_email,
)


# --8<-- [start:charge]
@pytest.fixture
def ana(session: Session) -> User:
    user = User(email="ana@example.com", name="Ana", credit=50)
    session.add(user)
    session.commit()  # ends a savepoint, not the test's transaction
    return user


def test_a_charge_takes_credit_once(session: Session, ana: User) -> None:
    charge(session, ana.email, 30)
    with pytest.raises(NotEnoughCreditError, match=r"ana@example\.com"):
        charge(session, ana.email, 30)
    session.commit()
    assert ana.credit == 20
    assert session.execute(paid_per_user()).all() == [("Ana", Decimal(30))]


# --8<-- [end:charge]


@pytest.mark.parametrize("amount", [0, -30])
def test_a_charge_cannot_give_credit(session: Session, ana: User, amount: int) -> None:
    with pytest.raises(ValueError, match="amount"):
        charge(session, ana.email, amount)
    session.expire(ana)
    assert ana.credit == 50


# --8<-- [start:isolated]
@pytest.mark.parametrize("attempt", [1, 2])
def test_no_row_survives_the_test_that_committed_it(
    session: Session, attempt: int
) -> None:
    assert session.scalar(select(func.count(User.id))) == 0
    session.add(User(email="same@example.com", name=f"Attempt {attempt}"))
    session.commit()


# --8<-- [end:isolated]


def test_an_upsert_refreshes_the_object_that_the_session_holds(
    session: Session, ana: User
) -> None:
    rows = upsert_users(
        session,
        [
            {"email": ana.email, "name": "Ana María"},
            {"email": "luis@example.com", "name": "Luis"},
        ],
    )
    assert ana in rows
    assert (ana.name, ana.credit) == ("Ana María", 50)
    assert session.scalars(user_by_email("luis@example.com")).one().credit == 0


def test_an_upsert_takes_each_email_once_and_not_too_many(session: Session) -> None:
    twice = [NewUser(email="same@example.com", name=name) for name in ("A", "B")]
    with pytest.raises(ProgrammingError, match="cannot affect row a second time"):
        upsert_users(session, twice)
    session.rollback()
    many = [NewUser(email=f"user{n}@example.com", name="U") for n in range(33_000)]
    with pytest.raises(OperationalError, match="65535"):
        upsert_users(session, many)


def test_bulk_payments_are_open(session: Session, ana: User) -> None:
    open_payments(session, [ana.id] * 1000, Decimal("9.90"))
    counted = select(Payment.status, func.count()).group_by(Payment.status)
    assert session.execute(counted).all() == [("open", 1000)]
    assert len(ana.payments) == 1000


def test_the_database_refuses_negative_credit(session: Session, ana: User) -> None:
    ana.credit = -1
    with pytest.raises(IntegrityError, match="ck_app_user_credit_not_negative"):
        session.flush()


def test_a_duplicate_line_costs_only_itself(session: Session) -> None:
    import_users.import_users(session, import_wrong.LINES)
    session.commit()
    assert set(session.scalars(select(User.email))) == {
        "ana@example.com",
        "luis@example.com",
    }
