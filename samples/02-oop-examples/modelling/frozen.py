"""Frozen all the way down: a tuple of values."""

# --8<-- [start:frozen]
from dataclasses import FrozenInstanceError, dataclass, replace


@dataclass(frozen=True)
class Quote:
    number: int
    prices: tuple[int, ...]


quote = Quote(7, (89, 9))
signed = {quote}
try:
    quote.prices = ()
except FrozenInstanceError as error:
    print(f"FrozenInstanceError: {error}")
print(replace(quote, prices=(89,)), "is another quote;", quote, "stands")
# --8<-- [end:frozen]
