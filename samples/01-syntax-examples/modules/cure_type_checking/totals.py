from __future__ import annotations  # (1)!

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # (2)!
    from cure_type_checking.model import Invoice


def total_cents(invoice: Invoice) -> int:
    return sum(invoice.cents)
