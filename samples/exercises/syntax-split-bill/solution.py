from decimal import Decimal


def split(amount: Decimal, people: int) -> list[Decimal]:
    """Equal parts of an amount with two decimals; the first ones may be a cent more."""
    part, left = divmod(int(amount * 100), people)
    cents = [part + 1] * left + [part] * (people - left)
    return [Decimal(cent) / 100 for cent in cents]
