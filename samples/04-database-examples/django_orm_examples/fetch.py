"""How many statements each fetch mode sends, per way of reading."""

from collections.abc import Callable, Iterable

from django.core.exceptions import FieldFetchBlocked
from django.db import connection, models
from django.db.models import QuerySet
from django.db.models.fetch_modes import FetchMode
from django.test.utils import CaptureQueriesContext

from tickets.demo import many
from tickets.models import Event

EVENTS = 100

# --8<-- [start:reads]
MODES = (models.FETCH_ONE, models.FETCH_PEERS, models.FETCH_RAISE)


def venues(events: Iterable[Event]) -> list[str]:
    return [event.venue.city for event in events]


def text(events: QuerySet[Event]) -> list[str]:
    return [event.description for event in events.only("title")]


def siblings(events: QuerySet[Event]) -> list[int]:
    return [len(event.venue.events.all()) for event in events]


def collection(events: QuerySet[Event]) -> list[int]:
    return [len(event.tickets.all()) for event in events]


def streamed(events: QuerySet[Event]) -> list[str]:
    return venues(events.iterator(chunk_size=50))


def prefetched(events: QuerySet[Event]) -> list[str]:
    with_venue = events.prefetch_related("venue")
    return venues(with_venue.iterator(chunk_size=50))


# --8<-- [end:reads]
READS = {
    "foreign key": venues,
    "deferred column": text,
    "related manager": collection,
    "foreign key, then its manager": siblings,
    "foreign key in iterator()": streamed,
    "iterator() with prefetch_related": prefetched,
}


def statements(read: Callable[..., object], mode: FetchMode) -> int | None:
    """None: refused."""
    events = Event.objects.filter(title__startswith="Gig").fetch_mode(mode)
    with CaptureQueriesContext(connection) as seen:
        try:
            read(events.order_by("id"))
        except FieldFetchBlocked:
            return None
    return sum(one["sql"].startswith(("SELECT", "DECLARE")) for one in seen)


def table() -> dict[str, list[int | None]]:
    many(EVENTS)
    return {
        name: [statements(read, mode) for mode in MODES] for name, read in READS.items()
    }


def main() -> None:
    print(f"{EVENTS} events{'':<25}FETCH_ONE  FETCH_PEERS  FETCH_RAISE")
    for name, (one, peers, refuse) in table().items():
        print(f"{name:<35}{one:>9}{peers:>13}{refuse or 'blocked':>13}")
