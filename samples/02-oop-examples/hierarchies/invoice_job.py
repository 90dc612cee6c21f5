"""The same job: the library gets one small class, the invoices are in another."""

from typing import override

from mailjobs import Job

import mailserver


# --8<-- [start:job]
class Month:
    """The invoices of a month. Knows no library."""

    def __init__(self, drafts: list[str]) -> None:
        self.drafts = drafts

    def send(self) -> None:
        mailserver.send(self.drafts)

    def cleanup(self) -> None:
        self.drafts.clear()


class InvoiceJob(Job):
    """Only what the library asks for, and one attribute."""

    def __init__(self, month: Month) -> None:
        self._month = month

    @override
    def work(self) -> None:
        self._month.send()


# --8<-- [end:job]
if __name__ == "__main__":
    InvoiceJob(Month(["INV-7", "INV-8", "INV-9"])).run()
