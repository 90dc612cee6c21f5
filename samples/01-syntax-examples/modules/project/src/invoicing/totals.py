from invoicing.model import Invoice


def total_cents(invoice: Invoice, *, vat: int = 21) -> int:
    net = sum(line.cents for line in invoice.lines)
    return (net * (100 + vat) + 50) // 100
