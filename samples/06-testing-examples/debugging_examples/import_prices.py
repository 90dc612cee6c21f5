"""Imports a supplier's prices, and says which row it cannot read."""

from __future__ import annotations

import csv
import logging
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

import feed
import json_log

log = logging.getLogger("prices")


# --8<-- [start:import]
class BadRow(Exception):
    """A row of the feed that cannot be read."""


def import_prices(rows: Iterable[str]) -> dict[str, Decimal]:
    prices = {}
    reader = csv.DictReader(rows, delimiter=";")
    for row in reader:
        try:
            prices[row["sku"]] = Decimal(row["price"])
        except InvalidOperation as error:
            raise BadRow(f"line {reader.line_num}: {row}") from error  # (1)!
    return prices


def main() -> int:
    try:
        prices = import_prices(feed.rows())
    except BadRow:
        log.exception("import failed", extra={"feed": "acme"})  # (2)!
        return 1  # (3)!
    log.info("%d prices imported", len(prices))
    return 0
    # --8<-- [end:import]


if __name__ == "__main__":
    json_log.configure()
    raise SystemExit(main())
