"""Invoices of a small shop, in functions that keep what they promise.

python functions_modules.py
"""

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Line:
    product: str
    cents: int
    quantity: int = 1


@dataclass
class Invoice:
    customer: str
    lines: list[Line]


# --8<-- [start:new_invoice]
def new_invoice(customer: str, lines: Iterable[Line] = ()) -> Invoice:
    return Invoice(customer, list(lines))  # (!)


# --8<-- [end:new_invoice]


# --8<-- [start:add_line]
def add_line(
    invoice: Invoice,
    product: str,
    /,  # (1)!
    *,  # (2)!
    cents: int,
    quantity: int = 1,
) -> None:
    if cents < 0 or quantity < 1:
        raise ValueError(f"{product}: {quantity} at {cents} cents")
    invoice.lines.append(Line(product, cents, quantity))


# --8<-- [end:add_line]


# --8<-- [start:returns]
def total_cents(invoice: Invoice, *, vat: int = 0, discount: int = 0) -> int:
    """Always an int, never None. Percentages; half a cent goes up."""
    if not 0 <= discount <= 100:
        raise ValueError(f"discount: {discount} %")
    net = sum(line.cents * line.quantity for line in invoice.lines)
    return (net * (100 - discount) * (100 + vat) + 5_000) // 10_000


def find_line(invoice: Invoice, product: str) -> Line | None:
    """None is an answer here: a product that was not bought is no error."""
    return next((line for line in invoice.lines if line.product == product), None)


# --8<-- [end:returns]


# --8<-- [start:numbering]
def numbering(year: int) -> Callable[[], str]:
    last = 0

    def next_number() -> str:
        nonlocal last  # (!)
        last += 1
        return f"{year}-{last:04d}"

    return next_number


# --8<-- [end:numbering]


# --8<-- [start:reminders]
def reminders(
    invoices: Iterable[Invoice], send: Callable[[str], None]
) -> list[Callable[[], None]]:
    return [functools.partial(send, invoice.customer) for invoice in invoices]


# --8<-- [end:reminders]


# --8<-- [start:retried]
def retried[**P, R](function: Callable[P, R]) -> Callable[P, R]:  # (1)!
    """Call once more when the connection drops. Only for what may happen twice."""

    @functools.wraps(function)  # (2)!
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except ConnectionError:
            return function(*args, **kwargs)

    return wrapper


# --8<-- [end:retried]


# --8<-- [start:cached]
@functools.lru_cache(maxsize=256)
def vat_percent(country: str, on: date) -> int:
    """All that the answer depends on is in the arguments, the date too."""
    if on < date(2024, 1, 1):
        raise ValueError(f"no rates for {on}")
    if country == "EE":
        return 24 if on >= date(2025, 7, 1) else 22
    return {"ES": 21, "DE": 19}[country]


# --8<-- [end:cached]


# --8<-- [start:read_lines]
def read_lines(rows: Iterable[str]) -> Iterator[Line]:
    for number, row in enumerate(rows, start=1):
        product, _, cents = row.partition(";")
        if not cents.isdecimal():
            raise ValueError(f"row {number}: {row!r}")
        yield Line(product, int(cents))


# --8<-- [end:read_lines]


@retried
def deliver(invoice: Invoice, *, number: str, on: date) -> str:
    """A stand-in for the service that sends the invoice."""
    cents = total_cents(invoice, vat=vat_percent("ES", on))
    return f"{number} {invoice.customer}: {cents / 100:.2f}"


def main() -> None:
    ana = new_invoice("Ana", read_lines(["coffee;1250", "filter;300"]))
    ben = new_invoice("Ben")
    add_line(ben, "tea", cents=480, quantity=2)

    next_number = numbering(2026)
    today = date(2026, 11, 21)
    for invoice in (ana, ben):
        print(deliver(invoice, number=next_number(), on=today))
    print("Ben's coffee:", find_line(ben, "coffee"))
    for remind in reminders([ana, ben], lambda customer: print("remind", customer)):
        remind()
    print("the decorated function is still called", deliver.__name__)


if __name__ == "__main__":
    main()
