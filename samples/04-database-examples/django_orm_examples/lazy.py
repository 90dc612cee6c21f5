"""Which line of Python asks the database."""

from collections.abc import Callable

from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from tickets.models import Event

Step = Callable[[QuerySet[Event]], object]

# --8<-- [start:steps]
FRESH: dict[str, Step] = {
    "build: filter, order_by, [:10]": lambda q: q.filter(sold=0).order_by("id")[:10],
    "q[0], and again q[0]": lambda q: (q[0], q[0]),
    "if q.exists(): list(q)": lambda q: q.exists() and list(q),
    "if q: list(q)": lambda q: q and list(q),
    "q.count(), then list(q)": lambda q: (q.count(), list(q)),
    "list(q), then len(q)": lambda q: (list(q), len(q)),
}
READ: dict[str, Step] = {  # (1)!
    "list(q), q[0], q.count()": lambda q: (list(q), q[0], q.count()),
    "list(q.all())": lambda q: list(q.all()),
    "q.first()": lambda q: q.first(),
    "list(q.filter(sold=0))": lambda q: list(q.filter(sold=0)),
}
# --8<-- [end:steps]


def statements(step: Step, events: QuerySet[Event]) -> int:
    with CaptureQueriesContext(connection) as seen:
        step(events)
    return len(seen)


def main() -> None:
    for title, steps in (
        ("A new queryset q", FRESH),
        ("One that was read", READ),
    ):
        print(title)
        for text, step in steps.items():
            q = Event.objects.all()
            if steps is READ:
                list(q)
            print(f"  {statements(step, q)}  {text}")
