"""Each aggregate in a subquery of its own."""

from django.db.models import (
    Avg,
    Count,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce

from tickets.models import Event, Review, Ticket


# --8<-- [start:report]
def report() -> QuerySet[Event]:
    tickets = Ticket.objects.filter(event=OuterRef("pk"))
    per_event = tickets.values("event")  # (!)
    return Event.objects.annotate(
        sold_tickets=Coalesce(
            Subquery(per_event.annotate(n=Count("*")).values("n")), 0
        ),
        revenue=Subquery(per_event.annotate(sum=Sum("total")).values("sum")),
        stars=Avg("reviews__stars"),
    ).order_by("id")


# --8<-- [end:report]


# --8<-- [start:exists]
def praised() -> QuerySet[Event]:
    five = Review.objects.filter(event=OuterRef("pk"), stars=5)
    return Event.objects.filter(Exists(five))


# --8<-- [end:exists]


def main() -> None:
    for event in report():
        print(event.title, event.sold_tickets, event.revenue, event.stars)
    print("praised:", [event.title for event in praised()])
