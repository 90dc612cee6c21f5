"""Prices parcels: `parcel-desk 0.4 5 12`."""

import sys
from decimal import Decimal

from rich.console import Console
from rich.table import Table

from parcel_desk.cost import cost


def main() -> None:
    """Print a table, one row per weight."""
    table = Table("kg", "EUR")
    for word in sys.argv[1:]:
        table.add_row(word, str(cost(Decimal(word))))
    Console().print(table)
