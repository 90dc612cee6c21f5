"""Sends the invoices of a month. Nobody has touched this file for a year."""

import mailserver
from mailjobs import Job


# --8<-- [start:job]
class InvoiceJob(Job):
    def __init__(self, drafts: list[str]) -> None:
        self.drafts = drafts

    def work(self) -> None:
        mailserver.send(self.drafts)

    def cleanup(self) -> None:
        """Ours: a clerk calls it at the end of the month."""
        self.drafts.clear()


# --8<-- [end:job]
if __name__ == "__main__":
    InvoiceJob(["INV-7", "INV-8", "INV-9"]).run()
