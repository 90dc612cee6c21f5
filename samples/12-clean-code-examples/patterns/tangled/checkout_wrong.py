"""Takes and gives back money. Reaches for a database, a vendor and a mail server."""

import os
import smtplib
from datetime import date
from email.message import EmailMessage

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from tangled.models import Order
from vendors.cardco import CardCo

ENGINE = create_engine(os.environ["DATABASE_URL"])
CARDCO = CardCo(os.environ.get("CARDCO_KEY", "test"))
MAIL_HOST = os.environ.get("MAIL_HOST", "127.0.0.1")


class RefundRefused(Exception):
    pass


def charge(order_id: int, today: date) -> None:
    with Session(ENGINE) as session:
        order = session.get_one(Order, order_id, with_for_update=True)
        order.charge_id = CARDCO.charge(order.cents, key=f"charge-{order.id}")
        order.paid_on = today
        session.commit()


# --8<-- [start:refund]
def refund(order_id: int, today: date) -> int:
    with Session(ENGINE) as session:  # (!)
        order = session.get_one(Order, order_id, with_for_update=True)
        age = (today - order.paid_on).days
        share = 100 if age <= 14 else 50 if age <= 30 else 0
        if not share or order.refunded_cents:
            raise RefundRefused(f"order {order.id}: {age} days")
        cents = order.cents * share // 100
        CARDCO.refund(order.charge_id, cents, key=f"refund-{order.id}")  # (!)
        order.refunded_cents = cents
        session.commit()
        mail = EmailMessage()
        mail["To"], mail["Subject"] = order.email, f"{cents} cents refunded"
    with smtplib.SMTP(MAIL_HOST) as server:  # (!)
        server.send_message(mail)
    return cents


# --8<-- [end:refund]
