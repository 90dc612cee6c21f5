"""The plan of the query that releases seats nobody paid for."""

import datetime

from django.db import connection
from django.db.models import QuerySet

from tickets.models import Event, Ticket

ROWS = 50_000
QUIET = dict.fromkeys(("costs", "timing", "summary", "buffers"), False)
YESTERDAY = datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC)


# --8<-- [start:query]
def overdue(limit: datetime.datetime) -> QuerySet[Ticket]:
    return Ticket.objects.filter(state="held", created_at__lt=limit)


def plan(tickets: QuerySet[Ticket]) -> str:
    return tickets.explain(analyze=True, **QUIET)


# --8<-- [end:query]


def volume(rows: int) -> None:
    """That many paid tickets, and 20 that were held and forgotten."""
    event = Event.objects.create(
        venue_id=Event.objects.values_list("venue_id")[:1], title="Festival",
        price=1, capacity=rows + 20,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO tickets_ticket"
            " (event_id, seat, email, price, state, created_at)"
            " SELECT %s, n, '', 1, CASE WHEN n > %s THEN 'held' ELSE 'paid' END,"
            " timestamptz '2026-11-19 00:00Z' FROM generate_series(1, %s) n",
            [event.pk, rows, rows + 20],
        )
        cursor.execute("ANALYZE tickets_ticket")


def without_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX ticket_held_idx")


def main() -> None:
    volume(ROWS)
    print(plan(overdue(YESTERDAY)))
    without_index()
    print(plan(overdue(YESTERDAY)))
