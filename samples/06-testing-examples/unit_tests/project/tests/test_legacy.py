import unittest
from datetime import date
from decimal import Decimal

import pytest

from invoice import Invoice, Line


# --8<-- [start:unittest]
class OldInvoiceTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def take_the_factory(self, make_invoice):
        self.make_invoice = make_invoice

    def setUp(self):
        self.line = Line("desk", 1, Decimal("100.00"))

    def test_quantities(self):
        for quantity, net in [(1, "100.00"), (4, "400.00"), (5, "475.00")]:
            with self.subTest(quantity=quantity):
                line = Line("desk", quantity, Decimal("100.00"))
                invoice = Invoice((line,), date(2026, 3, 1))
                self.assertEqual(invoice.net, Decimal(net))  # noqa: PT009

    def test_the_factory_of_pytest_is_here(self):
        assert self.make_invoice("100.00").lines == (self.line,)


# --8<-- [end:unittest]
