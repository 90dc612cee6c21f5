"""Six patterns in the size that Python needs: a refund, from the CSV row to the log.

python design_patterns.py
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial, wraps
from typing import Self


class RefundRefused(Exception):
    pass


# --8<-- [start:factory]
@dataclass(frozen=True)
class Order:
    id: int
    cents: int
    kind: str
    paid_on: date

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> Self:
        """Make one from an export. Raises ValueError, KeyError for a bad row."""
        total = re.fullmatch(r"(\d+)(?:,(\d\d?))?", row["total"])
        if total is None:
            raise ValueError(f"total {row['total']!r}")
        whole, rest = total.groups("0")
        return cls(
            id=int(row["id"]),
            cents=int(whole) * 100 + int(f"{rest:0<2}"),
            kind=row["kind"],
            paid_on=date.fromisoformat(row["paid_on"]),
        )


# --8<-- [end:factory]


# --8<-- [start:strategy]
def standard(age_days: int) -> int:
    return 100 if age_days <= 14 else 50 if age_days <= 30 else 0


def within(days: int, age_days: int) -> int:
    return 100 if age_days <= days else 0


SHARES: Mapping[str, Callable[[int], int]] = {
    "standard": standard,
    "member": partial(within, 60),
    "christmas": partial(within, 45),
}


def refund_cents(order: Order, today: date) -> int:
    share = SHARES[order.kind]((today - order.paid_on).days)
    if not share:
        raise RefundRefused(f"order {order.id} is too old")
    return order.cents * share // 100


# --8<-- [end:strategy]


# --8<-- [start:adapter]
class Terminal:
    """Somebody else's class: amounts as text, a status instead of an error."""

    def __init__(self) -> None:
        self.log: list[str] = []

    def payout(self, amount: str) -> str:
        self.log.append(amount)
        return "BUSY" if len(self.log) == 1 else "OK"


class Busy(Exception):
    pass


def pay_out(terminal: Terminal, cents: int) -> None:
    """Adapter: our words in, our exceptions out. Raises Busy."""
    status = terminal.payout(f"{cents // 100}.{cents % 100:02}")
    if status != "OK":
        raise Busy(status)


# --8<-- [end:adapter]


# --8<-- [start:decorator]
def retry[**P, R](times: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorator: call again while the function is Busy. Raises the last Busy."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            for _ in range(times - 1):
                try:
                    return function(*args, **kwargs)
                except Busy:
                    continue
            return function(*args, **kwargs)

        return call

    return decorate


# --8<-- [end:decorator]

PayOut = Callable[[int], None]
Listener = Callable[[Order, int], None]


# --8<-- [start:inject]
def refund(
    order: Order, today: date, pay_out: PayOut, listeners: Iterable[Listener] = ()
) -> int:
    """Everything it needs is an argument; who listens is visible at the call."""
    cents = refund_cents(order, today)
    pay_out(cents)
    for listener in listeners:
        listener(order, cents)
    return cents


# --8<-- [end:inject]


# --8<-- [start:main]
def main() -> None:
    terminal = Terminal()
    rows = [
        {"id": "7", "total": "49,00", "kind": "standard", "paid_on": "2026-11-01"},
        {"id": "8", "total": "19,5", "kind": "member", "paid_on": "2026-10-01"},
        {"id": "9", "total": "12,00", "kind": "christmas", "paid_on": "2026-09-01"},
    ]

    def report(order: Order, cents: int) -> None:
        print(f"order {order.id}: {cents} cents")

    pay = retry(3)(partial(pay_out, terminal))
    for row in rows:
        try:
            refund(Order.from_row(row), date(2026, 11, 22), pay, [report])
        except RefundRefused as error:
            print(f"refused: {error}")
    print(f"terminal: {terminal.log}")


# --8<-- [end:main]

if __name__ == "__main__":
    main()
