"""The class on PostgreSQL, and its contract. You need not change them."""

from collections.abc import Callable

import psycopg


class SqlBookings:
    """Seats of one course. A seat belongs to one person."""

    def __init__(self, url: str) -> None:
        self.url = url
        with psycopg.connect(url) as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS booking"
                " (seat integer PRIMARY KEY, person text NOT NULL)"
            )

    def book(self, seats: list[int], person: str) -> bool:
        """All of the seats, or none and False."""
        try:
            with psycopg.connect(self.url) as connection:
                for seat in seats:
                    connection.execute(
                        "INSERT INTO booking VALUES (%s, %s)", (seat, person)
                    )
        except psycopg.errors.UniqueViolation:
            return False
        return True

    def of(self, person: str) -> list[int]:
        """The seats of a person, lowest first."""
        with psycopg.connect(self.url) as connection:
            rows = connection.execute(
                "SELECT seat FROM booking WHERE person = %s ORDER BY seat", (person,)
            )
            return [seat for (seat,) in rows]


def books_what_is_free(new: Callable[[], SqlBookings]) -> None:
    bookings = new()
    assert bookings.book([3, 1], "Ana")
    assert bookings.of("Ana") == [1, 3], "lowest first"
    assert bookings.of("Luis") == []


def books_all_or_nothing(new: Callable[[], SqlBookings]) -> None:
    bookings = new()
    assert bookings.book([2], "Ana")
    assert not bookings.book([1, 2, 3], "Luis"), "seat 2 was taken"
    assert bookings.of("Luis") == [], "kept part of a refused booking"
    assert bookings.of("Ana") == [2], "lost a seat to somebody else"


def refuses_the_same_seat_twice(new: Callable[[], SqlBookings]) -> None:
    bookings = new()
    assert not bookings.book([4, 4], "Ana"), "one seat, asked for twice"
    assert bookings.of("Ana") == []


CONTRACT = [books_what_is_free, books_all_or_nothing, refuses_the_same_seat_twice]
