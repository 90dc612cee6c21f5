from dataclasses import dataclass


@dataclass
class Shelf:
    hall: str
    number: int

    def __hash__(self) -> int:
        return hash((self.hall, self.number))


def renumber(stock: dict[Shelf, int], shelf: Shelf, number: int) -> None:
    """Give a shelf another number; what lies on it stays on it."""
    shelf.number = number
