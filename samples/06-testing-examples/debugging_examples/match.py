"""Finds the invoices that nobody paid: one look at each."""

from __future__ import annotations

import sys


# --8<-- [start:unpaid]
def unpaid(invoices: list[int], payments: list[int]) -> list[int]:
    paid = set(payments)
    return [one for one in invoices if one not in paid]
    # --8<-- [end:unpaid]


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    print(len(unpaid(list(range(size)), list(range(0, size, 2)))), "unpaid")
