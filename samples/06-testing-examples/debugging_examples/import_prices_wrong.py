"""Imports a supplier's prices. Tonight it imported none."""

import csv
import logging
from decimal import Decimal

import feed

log = logging.getLogger("prices")


# --8<-- [start:import]
def import_prices(rows) -> dict[str, Decimal]:
    prices = {}
    try:
        for row in csv.DictReader(rows, delimiter=";"):
            prices[row["sku"]] = Decimal(row["price"])
    except Exception as error:
        log.error("import failed: %s", error)  # (!)
        return {}
    return prices


def main() -> int:
    prices = import_prices(feed.rows())
    log.info("%d prices imported", len(prices))
    return 0
    # --8<-- [end:import]


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    raise SystemExit(main())
