from decimal import Decimal


def split(amount: Decimal, people: int) -> list[Decimal]:
    """Equal parts of an amount with two decimals; the first ones may be a cent more."""
    part = round(float(amount) / people, 2)
    return [Decimal(str(part))] * people
