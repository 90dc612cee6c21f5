"""Finds the invoices that nobody paid. It takes minutes in December."""

import sys


# --8<-- [start:unpaid]
def is_paid(invoice: int, payments: list[int]) -> bool:
    return invoice in payments


def unpaid(invoices: list[int], payments: list[int]) -> list[int]:
    return [one for one in invoices if not is_paid(one, payments)]
    # --8<-- [end:unpaid]


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    print(len(unpaid(list(range(size)), list(range(0, size, 2)))), "unpaid")
