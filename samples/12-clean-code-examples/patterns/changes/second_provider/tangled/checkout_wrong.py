"""Takes and gives back money. Reaches for a database, a vendor and a mail server."""

import os
import smtplib
from datetime import date
from email.message import EmailMessage

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from tangled.models import Order
from vendors.cardco import CardCo
from vendors.paylane import PayLane

ENGINE = create_engine(os.environ["DATABASE_URL"])
CARDCO = CardCo(os.environ.get("CARDCO_KEY", "test"))
PAYLANE = PayLane()
MAIL_HOST = os.environ.get("MAIL_HOST", "127.0.0.1")


def euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


class RefundRefused(Exception):
    pass


def charge(order_id: int, today: date) -> None:
    with Session(ENGINE) as session:
        order = session.get_one(Order, order_id, with_for_update=True)
        key = f"charge-{order.id}"
        if order.provider == "paylane":
            payment = PAYLANE.create_payment(euros(order.cents), key)
            order.charge_id = payment["id"]
        else:
            order.charge_id = CARDCO.charge(order.cents, key=key)
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
        key = f"refund-{order.id}"
        if order.provider == "paylane":
            PAYLANE.reverse(order.charge_id, euros(cents), key)
        else:
            CARDCO.refund(order.charge_id, cents, key=key)  # (!)
        order.refunded_cents = cents
        session.commit()
        mail = EmailMessage()
        mail["To"], mail["Subject"] = order.email, f"{cents} cents refunded"
    with smtplib.SMTP(MAIL_HOST) as server:  # (!)
        server.send_message(mail)
    return cents


# --8<-- [end:refund]
