"""only() names too few columns, where a fetch is forbidden."""

from django.db import models
from tickets.models import Event


def main():
    # --8<-- [start:only]
    events = Event.objects.only("title").fetch_mode(models.FETCH_RAISE)
    for event in events.order_by("id"):
        print(event.title, event.price)  # (!)
    # --8<-- [end:only]
