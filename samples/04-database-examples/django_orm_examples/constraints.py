"""The same rules, in words before the INSERT and by name after it."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tickets.models import Event, Ticket


# --8<-- [start:seat]
class SeatTakenError(Exception):
    pass


def hold(event: Event, seat: int, email: str) -> Ticket:
    try:
        with transaction.atomic():
            return Ticket.objects.create(
                event=event, seat=seat, email=email, price=event.price
            )
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name == "ticket_one_per_seat":  # (!)
            raise SeatTakenError(seat) from None
        raise


# --8<-- [end:seat]


def main() -> None:
    jazz = Event.objects.get(title="Jazz night")
    # --8<-- [start:use]
    ticket = Ticket(event=jazz, seat=4, email="eva@a.example", price=20, fee=2)
    ticket.save()
    print(ticket.total, ticket.state)
    ticket.price = Decimal(30)
    ticket.save()
    print(ticket.total)

    try:
        Ticket(event=jazz, seat=4, email="ugo@a.example", price=20).full_clean()
    except ValidationError as error:
        print(error.messages)
    try:
        hold(jazz, 4, "ugo@a.example")
    except SeatTakenError as error:
        print("SeatTakenError:", error)
    Ticket.objects.filter(event=jazz, seat=4).update(state="cancelled")
    print(hold(jazz, 4, "ugo@a.example").email)
    # --8<-- [end:use]
