"""Invoices of a small shop."""

from invoicing.model import Invoice, Line
from invoicing.totals import total_cents

__all__ = ["Invoice", "Line", "total_cents"]
