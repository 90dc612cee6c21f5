"""Makes the report: python report.py SALES.xlsx REPORT.xlsx

Exit status: 0 written; 2 nothing written; 3 written, and some rows were not taken.
"""

from __future__ import annotations

import datetime
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

from read_sales import Order, Refused, Reject, read

# A workbook holds the time of its making; the same input must give the same bytes.
MADE = datetime.datetime(2026, 1, 1)  # noqa: DTZ001 - a cell and a property have no zone
MONEY = '#,##0.00 "€"'


def by_product(orders: list[Order]) -> dict[str, int]:
    """Cents for each product, in the order of the alphabet."""
    found: Counter[str] = Counter()
    for order in orders:
        found[order.product] += order.total_cents
    return dict(sorted(found.items()))


# --8<-- [start:write]
def write(path: Path, orders: list[Order], rejects: list[Reject]) -> None:
    """Write three sheets: products with a chart, the orders, and what was not taken."""
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"title": "Sales", "created": MADE})
        bold, money = (
            book.add_format({"bold": True}),
            book.add_format({"num_format": MONEY}),
        )
        date = book.add_format({"num_format": "yyyy-mm-dd"})

        sheet = book.add_worksheet("Products")
        totals = by_product(orders)
        sheet.write_row(0, 0, ["Product", "Total"], bold)
        for line, (product, total) in enumerate(totals.items(), 1):
            sheet.write_string(line, 0, product)
            sheet.write_number(line, 1, total / 100, money)
        last = len(totals)
        # The value beside the formula is what a reader sees who does not calculate.
        cents = sum(totals.values())
        sheet.write_string(last + 1, 0, "Total", bold)
        sheet.write_formula(last + 1, 1, f"=SUM(B2:B{last + 1})", money, cents / 100)
        chart = book.add_chart({"type": "bar"})
        chart.add_series({
            "name": "Total",
            "categories": ["Products", 1, 0, last, 0],
            "values": ["Products", 1, 1, last, 1],
        })  # fmt: skip
        sheet.insert_chart("D2", chart, {"description": "Sales of each product"})
        sheet.set_column(0, 1, 16)

        sheet = book.add_worksheet("Orders")
        sheet.write_row(
            0, 0, ["Order", "Date", "Customer", "Product", "Pieces", "Price"], bold
        )
        for line, one in enumerate(orders, 1):
            sheet.write_string(line, 0, one.number)
            sheet.write_datetime(line, 1, one.day, date)
            sheet.write_string(line, 2, one.customer)
            sheet.write_string(line, 3, one.product)
            sheet.write_number(line, 4, one.quantity)
            sheet.write_number(line, 5, one.price_cents / 100, money)
        sheet.freeze_panes(1, 0)
        sheet.set_column(2, 2, 28)

        sheet = book.add_worksheet("Not taken")
        sheet.write_row(0, 0, ["Row", "Column", "Value", "Reason"], bold)
        for line, reject in enumerate(rejects, 1):
            sheet.write_row(
                line, 0, [reject.row, reject.column, reject.value, reject.reason]
            )
        sheet.set_column(2, 3, 40)
        # --8<-- [end:write]


# --8<-- [start:check]
def cents_of(value: object) -> int | None:
    """A cell's euros as cents; None where it holds no number."""
    return round(value * 100) if isinstance(value, int | float) else None


def check(path: Path, orders: list[Order]) -> None:
    """Read the report again, another way, and add it up. Raises Refused."""
    book = load_workbook(path, data_only=True)
    lines = book["Orders"].iter_rows(min_row=2, values_only=True)
    detail = sum((cents_of(price) or 0) * pieces for *_, pieces, price in lines)
    table = book["Products"].iter_rows(min_row=2, values_only=True)
    *products, total = [cents_of(euros) for _, euros in table]
    by_hand = sum(cents or 0 for cents in products)
    wanted = sum(order.total_cents for order in orders)
    for name, found in (("orders", detail), ("products", by_hand), ("total", total)):
        if found != wanted:
            raise Refused(f"{name}: {found} cents in the report, {wanted} in the input")
    # --8<-- [end:check]


# --8<-- [start:main]
def main(arguments: list[str]) -> int:
    """Read, write beside the target, check, and only then put it in its place."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source, target = map(Path, arguments)
    try:
        if target.exists() and target.samefile(source):
            raise Refused("the report would replace its own source")
        orders, rejects = read(source)
        for one in rejects:
            print(f"row {one.row}, {one.column} {one.value!r}: {one.reason}")
        if not orders:
            raise Refused("not one row can be taken")
        with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            draft = Path(scratch) / "draft.xlsx"
            write(draft, orders, rejects)
            check(draft, orders)
            os.replace(draft, target)
    except (OSError, Refused) as error:
        print(f"{source.name}: {error}", file=sys.stderr)
        return 2
    print(f"{len(orders)} orders, {sum(one.total_cents for one in orders) / 100:.2f} €")
    return 3 if rejects else 0
    # --8<-- [end:main]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
