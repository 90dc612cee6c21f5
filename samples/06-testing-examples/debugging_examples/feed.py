"""A supplier's price list: 1,000 rows of CSV, one of them typed by hand."""

from __future__ import annotations

from collections.abc import Iterator


def rows() -> Iterator[str]:
    yield "sku;price"
    for number in range(1, 1001):
        yield f"A-{number:04};" + ("1.499,00" if number == 617 else f"{number}.50")
