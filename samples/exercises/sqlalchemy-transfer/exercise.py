"""Move credit, whatever other sessions do."""

from account import Account
from sqlalchemy.orm import Session


class NotEnoughError(Exception):
    pass


def transfer(session: Session, source: int, target: int, amount: int) -> None:
    """Move `amount`; the caller commits."""
    payer = session.get_one(Account, source)
    payee = session.get_one(Account, target)
    if payer.credit < amount:
        raise NotEnoughError
    payer.credit -= amount
    payee.credit += amount
