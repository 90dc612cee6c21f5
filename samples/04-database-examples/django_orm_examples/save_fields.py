"""save(update_fields=…) writes what you changed, and nothing else."""

from tickets.models import Event


def main() -> None:
    # --8<-- [start:fixed]
    mine = Event.objects.get(title="Jazz night")
    theirs = Event.objects.get(title="Jazz night")

    theirs.price = 35
    theirs.save(update_fields=["price", "changed_at"])  # (!)

    mine.title = "Jazz night, sold-out edition"
    mine.save(update_fields=["title", "changed_at"])  # (!)
    print(Event.objects.get(pk=mine.pk).price)
    # --8<-- [end:fixed]
