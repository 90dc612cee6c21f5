from cure_local_import.model import Invoice


def total_cents(invoice: Invoice) -> int:
    return sum(invoice.cents)
