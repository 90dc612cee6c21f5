"""One line of a payments file becomes values: text, numbers, a time.

python basic_syntax.py
"""

from __future__ import annotations

import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

# --8<-- [start:values]
CENT = Decimal("0.01")
RATE = Decimal("0.015")
MONEY = re.compile(r"[0-9]{1,7}\.[0-9]{2}")
NUMBER = re.compile(r"[0-9]{1,5}")


class BadLineError(ValueError):
    """A line that the terminal should not have written. The message is for a person."""


class Kind(StrEnum):
    """What a line of the terminal can be."""

    SALE = "sale"
    REFUND = "refund"
    CHECK = "check"


class Payment(NamedTuple):
    """One line that was understood."""

    number: int
    time: datetime
    kind: Kind
    amount: Decimal
    stated_fee: Decimal | None
    customer: str


# --8<-- [end:values]


# --8<-- [start:money]
def money(text: str) -> Decimal:
    """'12.50' as an exact number; anything else is refused, 'NaN' and '1e5' too."""
    if not MONEY.fullmatch(text):
        raise BadLineError(f"{text!r} is not an amount like '12.50'")
    return Decimal(text)


def fee(payment: Payment) -> Decimal:
    """The stated fee, also if it is zero; without one, 1.5 % with halves rounded up."""
    if payment.stated_fee is not None:
        return payment.stated_fee
    return (payment.amount * RATE).quantize(CENT, rounding=ROUND_HALF_UP)


# --8<-- [end:money]


# --8<-- [start:time]
def moment(text: str) -> datetime:
    """A point in time. Without an offset from UTC it could be two of them."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadLineError(f"{text!r} is not a time") from error
    if time.utcoffset() is None:
        raise BadLineError(f"{text!r} has no offset from UTC")
    return time


# --8<-- [end:time]


# --8<-- [start:parse]
def parse(header: list[str], fields: list[str]) -> Payment:
    """One payment, or BadLineError. The header says which field is which."""
    try:
        row = dict(zip(header, fields, strict=True))
    except ValueError as error:
        raise BadLineError(
            f"{len(header)} fields expected, not {len(fields)}"
        ) from error
    try:
        kind = Kind(row["kind"])
    except ValueError as error:
        raise BadLineError(str(error)) from error
    if not NUMBER.fullmatch(row["number"]):
        raise BadLineError(f"{row['number']!r} is not a number like '254'")
    return Payment(
        number=int(row["number"]),
        time=moment(row["time"]),
        kind=kind,
        amount=money(row["amount"]),
        stated_fee=money(row["fee"]) if row["fee"] else None,
        customer=row["customer"],
    )


# --8<-- [end:parse]


# --8<-- [start:show]
def show(payment: Payment) -> str:
    """One line of a table: widths, alignment, two decimals, a time without seconds."""
    return (
        f"{payment.number:05d}  {payment.time:%d %b %H:%M %z}  "
        f"{payment.kind:<7} {payment.amount:>9,.2f} {fee(payment):>6.2f}  "
        f"{payment.customer}"
    )


# --8<-- [end:show]


# --8<-- [start:main]
def main() -> None:
    """The standard fee, a card that is checked, a fee of zero that counts."""
    header = ["number", "time", "kind", "amount", "fee", "customer"]
    lines = (
        "254;2026-10-24T22:40:00+02:00;sale;19.00;;Ana Muñoz",
        "255;2026-10-24T23:10:00+02:00;check;0.00;0.00;Mara Weiß",
        "256;2026-10-25T00:30:00+02:00;sale;1240.00;0.00;Jo Smith",
    )
    for line in lines:
        print(show(parse(header, line.split(";"))))


if __name__ == "__main__":
    main()
# --8<-- [end:main]
