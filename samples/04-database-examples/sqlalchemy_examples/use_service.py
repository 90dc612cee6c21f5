"""Transactions, upserts and bulk writes, with what the engine did."""

from decimal import Decimal

from database import log_transactions, open_engine, session_factory
from models import Base
from service import (
    NotEnoughCreditError,
    charge,
    open_payments,
    paid_per_user,
    upsert_users,
)

if __name__ == "__main__":
    engine = open_engine()
    Base.metadata.create_all(engine)
    log_transactions(engine)
    sessions = session_factory(engine)
    # --8<-- [start:upsert]
    with sessions.begin() as session:
        users = upsert_users(
            session,
            [
                {"email": "ana@example.com", "name": "Ana"},
                {"email": "luis@example.com", "name": "Luis"},
            ],
        )
        ana, luis = sorted(users, key=lambda user: user.email)
        ana.credit = 50
        [again] = upsert_users(session, [{"email": ana.email, "name": "Ana María"}])
        print(again is ana, ana.name, ana.credit)
    # --8<-- [end:upsert]
    # --8<-- [start:charge]
    for price in (30, 30):
        try:
            with sessions.begin() as session:  # (!)
                payment = charge(session, "ana@example.com", price)
            print(f"payment {payment.id}: {payment.amount}")
        except NotEnoughCreditError as error:
            print("not enough credit:", error)
    # --8<-- [end:charge]
    with sessions.begin() as session:
        open_payments(session, [ana.id, luis.id] * 500, Decimal("9.90"))
    with sessions() as session:
        for name, total in session.execute(paid_per_user()):
            print(name, total)
