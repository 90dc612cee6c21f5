"""The same records without the surprises."""

from dataclasses import dataclass


# --8<-- [start:data]
@dataclass(frozen=True, kw_only=True)
class Invoice:
    number: int
    currency: str = "EUR"


@dataclass(frozen=True, kw_only=True)
class Reminder:
    invoice: Invoice
    sent_on: str


# --8<-- [end:data]
