from collections.abc import Iterable

from invoicing.model import Invoice, Line


def parse_invoice(customer: str, rows: Iterable[str]) -> Invoice:
    """Each row is `product=cents`; ValueError names the row that is not."""
    lines = []
    for row in rows:
        product, separator, cents = row.partition("=")
        if not separator or not cents.isdecimal():
            raise ValueError(f"not product=cents: {row!r}")
        lines.append(Line(product, int(cents)))
    return Invoice(customer, tuple(lines))
