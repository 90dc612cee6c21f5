"""Two ways to ask for a lock that PostgreSQL or Django refuses."""

from django.db import DatabaseError, transaction
from tickets.models import Event


def main():
    try:
        # --8<-- [start:outside]
        Event.objects.select_for_update().get(title="Jazz night")
        # --8<-- [end:outside]
    except transaction.TransactionManagementError as error:
        print(f"TransactionManagementError: {error}")
    try:
        # --8<-- [start:outer]
        with transaction.atomic():
            events = Event.objects.select_related("promoter")
            events.select_for_update().get(title="Jazz night")
        # --8<-- [end:outer]
    except DatabaseError as error:
        print(f"{type(error).__name__}: {error}".splitlines()[0])
