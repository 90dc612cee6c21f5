"""Writes one reminder file for each overdue invoice."""

import logging
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from invoice import Invoice

log = logging.getLogger(__name__)


# --8<-- [start:outbox]
def sender() -> str:
    address = os.environ.get("INVOICE_SENDER")
    if not address:
        raise RuntimeError("INVOICE_SENDER is not set")
    return address


def write_reminders(invoices: Mapping[str, Invoice], folder: Path, today: date) -> None:
    for number, invoice in invoices.items():
        if today <= invoice.due:
            continue
        path = folder / f"{number}.txt"
        if path.exists():
            log.warning("reminder %s was written before", number)
            continue
        path.write_text(f"{sender()}: you owe {invoice.total}\n", encoding="utf-8")
        print(f"wrote {path.name}")


# --8<-- [end:outbox]
