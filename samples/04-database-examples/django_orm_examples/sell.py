"""Change a row without reading it; lock it when Python must decide."""

from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.db.models import F

from tickets.models import Event, Ticket


# --8<-- [start:sell]
def sell(event_id: int) -> bool:
    """One statement: PostgreSQL checks and adds under the row's lock."""
    sold = Event.objects.filter(pk=event_id, sold__lt=F("capacity")).update(
        sold=F("sold") + 1
    )
    return sold == 1


# --8<-- [end:sell]


# --8<-- [start:upgrade]
def upgrade(ticket_id: int, price: Callable[[Ticket], int], mail: Callable) -> None:
    """The new price needs Python, so nobody may change the row meanwhile."""
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().get(pk=ticket_id)
        ticket.price = price(ticket)
        ticket.save(update_fields=["price"])
        transaction.on_commit(partial(mail, ticket.email))  # (!)


# --8<-- [end:upgrade]


# --8<-- [start:of]
def locked_with_promoter(event_id: int) -> Event:
    """Call it in a transaction."""
    events = Event.objects.select_related("promoter")
    return events.select_for_update(of=("self",)).get(pk=event_id)


# --8<-- [end:of]
