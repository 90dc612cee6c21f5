"""Few rows, so that you can check every number in your head."""

from decimal import Decimal

from tickets.models import Event, Review, Ticket, Venue

JAZZ = ("20.00", "20.00", "35.00")


def fill() -> Event:
    """Two events. Jazz: three tickets, 75.00 in all, and two reviews."""
    hall = Venue.objects.create(name="Hall 1", city="Quito")
    jazz, chess = Event.objects.bulk_create(
        Event(venue=hall, title=title, price=Decimal(20), capacity=5)
        for title in ("Jazz night", "Chess open")
    )
    Ticket.objects.bulk_create(
        Ticket(event=jazz, seat=seat, email=f"{seat}@a.example", price=price)
        for seat, price in enumerate(map(Decimal, JAZZ), start=1)
    )
    Review.objects.create(event=jazz, stars=5)
    Review.objects.create(event=jazz, stars=3)
    Review.objects.create(event=chess, stars=4)
    Event.objects.filter(pk=jazz.pk).update(sold=3)
    return Event.objects.get(pk=jazz.pk)


def many(events: int) -> None:
    """That many events more, each in a venue of its own."""
    venues = Venue.objects.bulk_create(
        Venue(name=f"Club {n}", city="Lima") for n in range(events)
    )
    Event.objects.bulk_create(
        Event(
            venue=venue,
            title=f"Gig {n}",
            price=10,
            capacity=100,
            description="…",
        )
        for n, venue in enumerate(venues)
    )
