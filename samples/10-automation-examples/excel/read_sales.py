"""Reads the department's workbook: orders with exact money, and rejects."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

HEADER = ("Order", "Date", "Customer", "Product", "Quantity", "Price")
# What a lookup or a sum that failed leaves in its cell: #N/A, #REF!, #DIV/0!, …
ERROR = re.compile(r"#(N/A|[A-Z0-9/_]+[!?])")


@dataclass(frozen=True)
class Order:
    """One line of an order. Money is in cents, a whole number."""

    row: int
    number: str
    day: datetime.date
    customer: str
    product: str
    quantity: int
    price_cents: int

    @property
    def total_cents(self) -> int:
        """Quantity times price."""
        return self.quantity * self.price_cents


@dataclass(frozen=True)
class Reject:
    """A row that was not taken: where it is, what it holds, and why not."""

    row: int
    column: str
    value: str
    reason: str


class Refused(ValueError):
    """A cell or a workbook that cannot be taken; the text says why."""


# --8<-- [start:cents]
# 1.234,50 and 1,234.50; without decimals no signs either, for 1,234 has two meanings.
COMMA = re.compile(r"(\d{1,3}(?:\.\d{3})+(?=,)|\d+)(?:,(\d{1,2}))?")
POINT = re.compile(r"(\d{1,3}(?:,\d{3})+(?=\.)|\d+)(?:\.(\d{1,2}))?")


def cents(value: object) -> int:
    """A price as cents. Raises Refused.

    A cell's number is a float: 19.9 stands for 19.90, so it is rounded to cents once,
    here, and checked to be near them.
    """
    if isinstance(value, bool) or value is None:
        raise Refused("no price")
    if isinstance(value, int | float):
        if not 0 <= value < 1e12:  # false for nan as well
            raise Refused("is no price")
        found = round(Decimal(repr(value)) * 100)
        if abs(Decimal(repr(value)) * 100 - found) > Decimal("0.001"):
            raise Refused("has parts of a cent")
        return int(found)
    text = str(value).replace("\u00a0", "").strip().strip("€").strip()
    match = COMMA.fullmatch(text) or POINT.fullmatch(text)
    if not match:
        raise Refused("is no price")
    whole = re.sub(r"\D", "", match[1])
    return int(whole) * 100 + int((match[2] or "0").ljust(2, "0"))
    # --8<-- [end:cents]


def day(value: object) -> datetime.date:
    """A date as Excel keeps it. Raises Refused: the text 03/11 has two meanings."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str):
        raise Refused("is a text and no date: day or month?")
    raise Refused("no date" if value is None else "has no date's format")


def pieces(value: object) -> int:
    """A quantity of at least 1. Raises Refused."""
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or value % 1 != 0  # true for nan and infinity as well
    ):
        raise Refused("is no whole number")
    if value < 1:
        raise Refused("is less than 1: a return is not an order")
    return int(value)


def text(value: object) -> str:
    """A text that is not empty. Raises Refused: the number 42 may have been 0042."""
    if value is None or not str(value).strip():
        raise Refused("is empty")
    if not isinstance(value, str):
        raise Refused("is no text: are zeros lost?")
    if ERROR.fullmatch(value.strip()):
        raise Refused("is an error of Excel")
    return value.strip()


READERS = {
    "Order": text,
    "Date": day,
    "Customer": text,
    "Product": text,
    "Quantity": pieces,
    "Price": cents,
}


# --8<-- [start:read]
def read(path: Path) -> tuple[list[Order], list[Reject]]:
    """The orders of the sheet "Orders", and what was not taken.

    Raises Refused if the sheet or a column is missing, or a column is there twice:
    then nothing can be right.
    """
    try:  # not read_only: it stops where the sheet says that it ends
        book = load_workbook(path, data_only=True)
    except Exception as error:  # HTML, a password, broken XML: each has its own class
        raise Refused(f"cannot be read as a workbook: {error}") from error
    if "Orders" not in book.sheetnames:
        raise Refused(f'no sheet "Orders"; there are {", ".join(book.sheetnames)}')
    rows = book["Orders"].iter_rows(values_only=True)
    header = [str(name).strip() for name in next(rows, ())]
    missing = [name for name in HEADER if header.count(name) != 1]
    if missing:
        raise Refused(f"no {', '.join(missing)}, or two; there are {', '.join(header)}")
    places = {name: header.index(name) for name in HEADER}
    orders: list[Order] = []
    rejects: list[Reject] = []
    seen: dict[tuple[object, ...], int] = {}
    for number, row in enumerate(rows, 2):
        if all(cell is None for cell in row):
            continue
        values: dict[str, Any] = {}
        wrong = []
        for name, place in places.items():
            try:
                values[name] = READERS[name](row[place])
            except Refused as error:
                shown = "" if row[place] is None else str(row[place])
                wrong.append(Reject(number, name, shown, str(error)))
        key = tuple(values.values())
        if not wrong and key in seen:
            again = f"repeats row {seen[key]}"
            wrong.append(Reject(number, "Order", values["Order"], again))
        if wrong:
            rejects += wrong
            continue
        seen[key] = number
        orders.append(Order(number, *values.values()))
    return orders, rejects
    # --8<-- [end:read]
