"""Two filter() calls over a collection may mean two different tickets."""

from tickets.models import Event


def main():
    # --8<-- [start:chained]
    chained = Event.objects.filter(tickets__seat=1).filter(tickets__price=35)
    together = Event.objects.filter(tickets__seat=1, tickets__price=35)
    print("chained:", [event.title for event in chained])
    print("together:", [event.title for event in together])

    cheap = Event.objects.filter(tickets__price__lt=30)
    print("joined:", [event.title for event in cheap])
    # --8<-- [end:chained]
