"""What a customer owes: lines, a discount by volume, tax, a due date and a late fee."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


# --8<-- [start:invoice]
@dataclass(frozen=True)
class Line:
    name: str
    quantity: int
    price: Decimal

    def __post_init__(self) -> None:
        if self.quantity < 1:
            raise ValueError(f"quantity must be at least 1, not {self.quantity}")


@dataclass(frozen=True)
class Invoice:
    lines: tuple[Line, ...]
    issued: date
    tax: Decimal = Decimal("0.21")

    @property
    def net(self) -> Decimal:
        goods = sum((line.quantity * line.price for line in self.lines), Decimal(0))
        return cents(goods - goods * discount_rate(goods))

    @property
    def total(self) -> Decimal:
        return cents(self.net + self.net * self.tax)

    @property
    def due(self) -> date:
        return self.issued + timedelta(days=30)


# --8<-- [end:invoice]


# --8<-- [start:rules]
def discount_rate(goods: Decimal) -> Decimal:
    if goods >= 1000:
        return Decimal("0.10")
    if goods >= 500:
        return Decimal("0.05")
    return Decimal(0)


def late_fee(invoice: Invoice, today: date) -> Decimal:
    """1 % of the total per started week, at most 40.00."""
    days = (today - invoice.due).days
    if days <= 0:
        return Decimal(0)
    weeks = (days + 6) // 7
    return min(cents(invoice.total * weeks / 100), Decimal(40))


def remind(
    invoices: Iterable[Invoice], today: date, send: Callable[[Invoice], None]
) -> int:
    """Send every overdue invoice once. Returns how many were sent."""
    overdue = [invoice for invoice in invoices if today > invoice.due]
    for invoice in overdue:
        send(invoice)
    return len(overdue)


# --8<-- [end:rules]
