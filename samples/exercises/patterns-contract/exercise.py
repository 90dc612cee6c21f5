"""Make the fake keep the promises of the real class."""


class MemoryBookings:
    def __init__(self) -> None:
        self.seats: dict[int, str] = {}

    def book(self, seats: list[int], person: str) -> bool:
        for seat in seats:
            if seat in self.seats:
                return False
            self.seats[seat] = person
        return True

    def of(self, person: str) -> list[int]:
        return [seat for seat, owner in self.seats.items() if owner == person]
