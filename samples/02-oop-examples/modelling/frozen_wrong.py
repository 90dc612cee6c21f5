"""A frozen object that holds a list: the name is fixed, the list is not."""

# --8<-- [start:frozen]
from dataclasses import dataclass


@dataclass(frozen=True)
class Quote:
    number: int
    prices: list[int]


quote = Quote(7, [89, 9])
quote.prices.clear()
print("accepted by the customer:", quote)
signed = {quote}
# --8<-- [end:frozen]
