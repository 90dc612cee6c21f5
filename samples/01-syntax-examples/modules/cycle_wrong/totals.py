from cycle_wrong.model import Invoice


def total_cents(invoice: Invoice) -> int:
    return sum(invoice.cents)
