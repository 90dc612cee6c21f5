"""A ticket office: venues, events, tickets, reviews, members."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper


class Venue(models.Model):
    name = models.CharField(max_length=100)
    city = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Promoter(models.Model):
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


# --8<-- [start:event]
class Event(models.Model):
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="events")
    promoter = models.ForeignKey(Promoter, models.SET_NULL, null=True)
    title = models.CharField(max_length=100)
    description = models.TextField(blank=True)
    price = models.DecimalField(max_digits=8, decimal_places=2)
    capacity = models.PositiveIntegerField()
    sold = models.PositiveIntegerField(db_default=0)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sold__lte=F("capacity")),
                name="event_not_oversold",
                violation_error_message="This event is sold out.",
            ),
        ]

    # --8<-- [end:event]

    def __str__(self) -> str:
        return self.title


# --8<-- [start:ticket]
class Ticket(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="tickets")
    seat = models.PositiveIntegerField()
    email = models.EmailField()
    price = models.DecimalField(max_digits=8, decimal_places=2)
    fee = models.DecimalField(max_digits=8, decimal_places=2, db_default=0)
    total = models.GeneratedField(  # (1)!
        expression=F("price") + F("fee"),
        output_field=models.DecimalField(max_digits=9, decimal_places=2),
        db_persist=True,
    )
    state = models.CharField(max_length=9, db_default="held")  # (2)!
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "seat"],
                condition=~Q(state="cancelled"),  # (3)!
                name="ticket_one_per_seat",
                violation_error_message="That seat is taken.",
            ),
        ]
        # --8<-- [end:ticket]
        indexes = [
            models.Index(
                F("created_at"),
                name="ticket_held_idx",
                condition=Q(state="held"),
            ),
        ]

    def __str__(self) -> str:
        return f"seat {self.seat}"


class Review(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="reviews")
    stars = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return "*" * self.stars


# --8<-- [start:member]
class Member(models.Model):
    email = models.EmailField()

    class Meta:
        constraints = [
            models.UniqueConstraint(Upper("email"), name="member_email"),
        ]

    # --8<-- [end:member]

    def __str__(self) -> str:
        return self.email
