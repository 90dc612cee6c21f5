"""The database subtracts, adds and checks."""

from account import Account
from sqlalchemy import update
from sqlalchemy.orm import Session


class NotEnoughError(Exception):
    pass


def transfer(session: Session, source: int, target: int, amount: int) -> None:
    """Move `amount`; the caller commits."""
    taken = session.scalar(
        update(Account)
        .where(Account.id == source, Account.credit >= amount)
        .values(credit=Account.credit - amount)
        .returning(Account.id)
    )
    if taken is None:
        raise NotEnoughError
    session.scalars(
        update(Account)
        .where(Account.id == target)
        .values(credit=Account.credit + amount)
        .returning(Account.id)
    ).one()  # raises if there is no such account
