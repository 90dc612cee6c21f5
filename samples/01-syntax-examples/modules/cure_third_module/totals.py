from collections.abc import Iterable

from cure_third_module.amounts import sum_cents
from cure_third_module.model import Invoice


def month_cents(invoices: Iterable[Invoice]) -> int:
    return sum_cents(invoice.total() for invoice in invoices)
