"""What each way of writing calls, and how many statements it sends."""

from collections import Counter
from collections.abc import Callable

from django.db import connection
from django.db.models import F
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext

from tickets.models import Event, Venue

ROWS = 100


# --8<-- [start:ways]
def save_each(events: list[Event]) -> None:
    for event in events:
        event.price += 1
        event.save()


def bulk_update(events: list[Event]) -> None:
    for event in events:
        event.price += 1
    Event.objects.bulk_update(events, ["price"], batch_size=50)


def update(events: list[Event]) -> None:
    ids = [event.pk for event in events]
    Event.objects.filter(pk__in=ids).update(price=F("price") + 1)


# --8<-- [end:ways]


def create_each(events: list[Event]) -> None:
    for event in events:
        Event(venue_id=event.venue_id, title="", price=1, capacity=1).save()


def bulk_create(events: list[Event]) -> None:
    Event.objects.bulk_create(
        Event(venue_id=event.venue_id, title="", price=1, capacity=1)
        for event in events
    )


WAYS = (create_each, bulk_create, save_each, bulk_update, update)


def cost(way: Callable[[list[Event]], None]) -> tuple[int, int, int]:
    """Statements, post_save signals, and rows whose auto_now moved."""
    venue = Venue.objects.create(name="Club", city="Lima")
    Event.objects.bulk_create(
        Event(venue=venue, title=f"{n}", price=1, capacity=1) for n in range(ROWS)
    )
    events = list(Event.objects.filter(venue=venue))
    before = {event.pk: event.changed_at for event in events}
    signals: Counter[str] = Counter()

    def heard(**_: object) -> None:
        signals["post_save"] += 1

    post_save.connect(heard, sender=Event)
    with CaptureQueriesContext(connection) as seen:
        way(events)
    post_save.disconnect(heard, sender=Event)
    sent = [one for one in seen if one["sql"].startswith(("INSERT", "UPDATE"))]
    after = dict(Event.objects.filter(venue=venue).values_list("pk", "changed_at"))
    moved = sum(after[pk] != before.get(pk) for pk in after)
    return len(sent), signals["post_save"], moved


def main() -> None:
    print(f"{ROWS} rows      statements  post_save  changed_at moved")
    for way in WAYS:
        statements, signals, moved = cost(way)
        print(f"{way.__name__:<13}{statements:>10}{signals:>11}{moved:>18}")
