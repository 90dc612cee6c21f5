"""What a parcel costs, by weight."""

from decimal import Decimal

BANDS = [  # up to this many kg: EUR
    (Decimal(1), Decimal("4.90")),
    (Decimal(5), Decimal("8.50")),
    (Decimal(20), Decimal("14.00")),
]


def cost(kilos: Decimal) -> Decimal:
    """The price of the first band that the parcel fits into."""
    if not 0 < kilos <= BANDS[-1][0]:
        raise ValueError(f"weight must be above 0 and at most 20 kg: {kilos}")
    return next(price for limit, price in BANDS if kilos <= limit)
