"""save() writes every column back, also those that somebody changed."""

from tickets.models import Event


def main():
    # --8<-- [start:stale]
    mine = Event.objects.get(title="Jazz night")
    theirs = Event.objects.get(title="Jazz night")

    theirs.price = 35
    theirs.save()

    mine.title = "Jazz night, sold-out edition"
    mine.save()
    print(Event.objects.get(pk=mine.pk).price)
    # --8<-- [end:stale]
