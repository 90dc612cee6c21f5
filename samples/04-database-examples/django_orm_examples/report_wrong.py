"""Two aggregates over two joins: every ticket is counted once per review."""

from django.db.models import Avg, Count, Sum
from tickets.models import Event


# --8<-- [start:report]
def report():
    return Event.objects.annotate(
        sold_tickets=Count("tickets"),
        revenue=Sum("tickets__total"),
        stars=Avg("reviews__stars"),
    ).order_by("id")
    # --8<-- [end:report]


def main():
    # --8<-- [start:print]
    for event in report():
        print(event.title, event.sold_tickets, event.revenue, event.stars)
    jazz = report().annotate(
        n=Count("tickets", distinct=True),
        sum=Sum("tickets__total", distinct=True),
    )[0]
    print("distinct=True:", jazz.n, jazz.sum)
    # --8<-- [end:print]
