from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Shelf:
    hall: str
    number: int


def renumber(stock: dict[Shelf, int], shelf: Shelf, number: int) -> None:
    """Give a shelf another number; what lies on it stays on it."""
    target = replace(shelf, number=number)
    if target == shelf:
        return
    if target in stock:
        raise ValueError(f"{target} is taken")
    stock[target] = stock.pop(shelf)
