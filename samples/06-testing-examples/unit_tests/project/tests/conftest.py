from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from invoice import Invoice, Line

MakeInvoice = Callable[..., Invoice]


# --8<-- [start:factory]
@pytest.fixture
def make_invoice() -> MakeInvoice:
    """An invoice whose test names only what matters to it."""

    def make(goods: str = "100.00", issued: date = date(2026, 3, 1)) -> Invoice:
        return Invoice((Line("desk", 1, Decimal(goods)),), issued)

    return make


# --8<-- [end:factory]
