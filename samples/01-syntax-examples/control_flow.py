"""Reports a night of card payments, and what is wrong with the file.

python control_flow.py FILE     status 0: in order, 1: problems found, 2: not readable
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import assert_never

from basic_syntax import BadLineError, Kind, Payment, fee, parse

COLUMNS = ["number", "time", "kind", "amount", "fee", "customer"]


# --8<-- [start:read]
def read(path: Path) -> tuple[list[Payment], list[str]]:
    """The payments of a file, and a sentence for each thing that is wrong with it."""
    payments: list[Payment] = []
    problems: list[str] = []
    with path.open(encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split(";")
        if sorted(header) != sorted(COLUMNS):
            return [], [f"line 1: unknown columns {header}"]
        for at, line in enumerate(file, start=2):
            match line.rstrip("\n").split(";"):
                case ["end", count]:
                    if count != str(at - 2):
                        problems.append(f"line {at}: {count} announced, {at - 2} here")
                    break
                case fields:
                    try:
                        payment = parse(header, fields)
                    except BadLineError as error:
                        problems.append(f"line {at}: {error}")
                    else:
                        payments.append(payment)
        else:
            problems.append("no end line: the file is cut")
        if file.readline():
            problems.append(f"line {at + 1}: something follows the end line")
    return payments, problems


# --8<-- [end:read]


# --8<-- [start:taken]
def taken(payments: list[Payment]) -> Decimal:
    """Sales minus refunds. A kind that nobody handles is an error, not a zero."""
    total = Decimal(0)
    for payment in payments:
        match payment.kind:
            case Kind.SALE:
                total += payment.amount
            case Kind.REFUND:
                total -= payment.amount
            case Kind.CHECK:
                pass
            case other:
                assert_never(other)
    return total


# --8<-- [end:taken]


# --8<-- [start:loops]
def missing_numbers(payments: list[Payment]) -> list[int]:
    """Numbers between the first and the last that no readable line has."""
    numbers = sorted({payment.number for payment in payments})
    missing: list[int] = []
    for before, after in pairwise(numbers):
        missing.extend(range(before + 1, after))
    return missing


def repeated_numbers(payments: list[Payment]) -> list[int]:
    """Numbers that stand on several lines: the terminal may have sent one again."""
    counts = Counter(payment.number for payment in payments)
    return [number for number, count in counts.items() if count > 1]


def open_for(payments: list[Payment]) -> timedelta:
    """From the first payment to the last. Right on the night the clocks change, too."""
    times = [payment.time for payment in payments]
    return max(times) - min(times)


# --8<-- [end:loops]


# --8<-- [start:main]
def report(payments: list[Payment]) -> None:
    """What the night was worth."""
    print(f"payments   {len(payments):>8}")
    print(f"taken      {taken(payments):>8,.2f}")
    print(f"fees       {sum(map(fee, payments)):>8,.2f}")
    print(f"open for   {open_for(payments)!s:>8}")


def main(arguments: list[str]) -> int:
    """The exit status: a job scheduler reads it, nobody reads what was printed."""
    match arguments:
        case [name]:
            path = Path(name)
        case _:
            print("usage: python control_flow.py FILE", file=sys.stderr)
            return 2
    try:
        payments, problems = read(path)
    except (OSError, UnicodeDecodeError) as error:
        print(f"{path.name}: {error}", file=sys.stderr)
        return 2
    if missing := missing_numbers(payments):
        problems.append(f"numbers that no readable line has: {missing}")
    if repeated := repeated_numbers(payments):
        problems.append(f"numbers that came more than once: {repeated}")
    if payments:
        report(payments)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
# --8<-- [end:main]
