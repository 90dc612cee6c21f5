"""The rule and its data. Imports nothing that needs a server."""

from dataclasses import dataclass
from datetime import date


class RefundRefused(Exception):
    pass


# --8<-- [start:order]
@dataclass
class Order:
    id: int
    cents: int
    email: str
    provider: str = "cardco"
    charge_id: str | None = None
    paid_on: date | None = None
    refunded_cents: int = 0

    def pay(self, charge_id: str, today: date) -> None:
        self.charge_id, self.paid_on = charge_id, today

    def refund(self, today: date) -> int:
        """All of it for 14 days, half for 30. Raises RefundRefused otherwise."""
        if self.paid_on is None or self.refunded_cents:
            raise RefundRefused(f"order {self.id}: not paid, or refunded before")
        age = (today - self.paid_on).days
        share = 100 if age <= 14 else 50 if age <= 30 else 0
        if not share:
            raise RefundRefused(f"order {self.id}: {age} days")
        self.refunded_cents = self.cents * share // 100
        return self.refunded_cents


# --8<-- [end:order]
