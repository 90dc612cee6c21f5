"""A shop's order, as objects that are never wrong: money, lines, states, the order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, Self

# --8<-- [start:money]
PLACES = {"EUR": 2, "USD": 2, "JPY": 0}


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount of one currency. Two equal amounts are the same money."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in PLACES:
            raise ValueError(f"unknown currency {self.currency!r}")
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"amount must be a Decimal: {self.amount!r}")
        if not self.amount.is_finite():
            raise ValueError(f"not an amount: {self.amount}")
        cents = self.amount.quantize(Decimal(1).scaleb(-PLACES[self.currency]))
        if cents != self.amount:
            raise ValueError(f"{self.currency} has no {self.amount}")
        object.__setattr__(self, "amount", cents + 0)  # (1)!

    # --8<-- [end:money]

    # --8<-- [start:parse]
    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "9.50 EUR". Raises ValueError if that is not money."""
        amount, _, currency = text.partition(" ")
        try:
            return cls(Decimal(amount), currency)
        except InvalidOperation:
            raise ValueError(f"not an amount of money: {text!r}") from None

    # --8<-- [end:parse]

    # --8<-- [start:arithmetic]
    def __add__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other} to {self}")
        return replace(self, amount=self.amount + other.amount)

    def __mul__(self, times: int) -> Money:
        return replace(self, amount=self.amount * times)

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    # --8<-- [end:arithmetic]


# --8<-- [start:line]
@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What was ordered, at the price of that day."""

    sku: str
    unit_price: Money
    quantity: int = 1

    def __post_init__(self) -> None:
        if not isinstance(self.quantity, int) or self.quantity < 1:
            raise ValueError(f"quantity must be 1 or more: {self.quantity!r}")

    @property
    def price(self) -> Money:
        return self.unit_price * self.quantity


# --8<-- [end:line]


# --8<-- [start:state]
class State(Enum):
    OPEN = "open"
    PAID = "paid"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"

    def may_become(self, new: State) -> bool:
        return new in NEXT[self]


NEXT: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.PAID, State.CANCELLED}),
    State.PAID: frozenset({State.SHIPPED, State.CANCELLED}),
    State.SHIPPED: frozenset(),
    State.CANCELLED: frozenset(),
}
# --8<-- [end:state]


# --8<-- [start:order]
class Order:
    """One order of one customer: it may change, and stays the same order."""

    __slots__ = ("_lines", "_number", "_state", "customer")

    def __init__(
        self,
        number: int,
        customer: str,
        lines: Iterable[Line],
        state: State = State.OPEN,
    ) -> None:
        if not isinstance(number, int):
            raise TypeError(f"order number must be an int: {number!r}")
        self._number = number
        self.customer = customer
        self._lines = tuple(lines)  # (1)!
        self._state = state
        if not self._lines:
            raise ValueError(f"order {number} has no lines")
        if len({line.unit_price.currency for line in self._lines}) > 1:
            raise ValueError(f"order {number} mixes currencies")

    # --8<-- [end:order]

    # --8<-- [start:identity]
    @property
    def number(self) -> int:
        return self._number

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Order):
            return NotImplemented
        return self._number == other._number

    def __hash__(self) -> int:
        return hash(self._number)

    # --8<-- [end:identity]

    # --8<-- [start:behaviour]
    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    @property
    def state(self) -> State:
        return self._state

    @property
    def total(self) -> Money:
        first, *rest = self._lines
        return sum((line.price for line in rest), start=first.price)

    def become(self, new: State) -> None:
        if not self._state.may_become(new):
            raise ValueError(
                f"order {self.number} is {self._state.value}: not {new.value}"
            )
        self._state = new

    # --8<-- [end:behaviour]

    # --8<-- [start:repr]
    def __repr__(self) -> str:
        return f"<Order {self.number} {self.state.value} {self.total}>"

    # --8<-- [end:repr]

    # --8<-- [start:from_row]
    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """The order that a database row and its lines describe."""
        lines = (
            Line(
                sku=line["sku"],
                unit_price=Money.parse(line["unit_price"]),
                quantity=line["quantity"],
            )
            for line in row["lines"]
        )
        return cls(row["number"], row["customer"], lines, State(row["state"]))

    # --8<-- [end:from_row]


# --8<-- [start:charge]
def charge(order: Order, charged: set[Order]) -> str:
    """Take the money once, however often the payment provider calls."""
    if order in charged:
        return f"{order!r} was charged before"
    order.become(State.PAID)
    charged.add(order)
    return f"{order!r} charged now"


# --8<-- [end:charge]


ROW = {
    "number": 1042,
    "customer": "ana@example.com",
    "state": "paid",
    "lines": [
        {"sku": "KB-1", "unit_price": "89.00 EUR", "quantity": 1},
        {"sku": "CB-2", "unit_price": "4.50 EUR", "quantity": 2},
    ],
}


# --8<-- [start:main]
def main() -> None:
    keyboard = Line(sku="KB-1", unit_price=Money.parse("89.00 EUR"))
    cables = Line(sku="CB-2", unit_price=Money.parse("4.50 EUR"), quantity=2)
    ana = Order(1042, "ana@example.com", [keyboard, cables])
    bruno = Order(1043, "bruno@example.com", [replace(cables, quantity=1)])
    print("Bruno pays", bruno.total)

    charged: set[Order] = set()
    print(charge(ana, charged))
    print(charge(ana, charged))
    print(charge(Order.from_row(ROW), charged))

    for refused in (
        lambda: Money.parse("9.505 EUR"),
        lambda: Money.parse("NaN EUR"),
        lambda: keyboard.unit_price + Money.parse("900 JPY"),
        lambda: replace(cables, quantity=0),
        lambda: Order(1044, "eva@example.com", []),
        lambda: bruno.become(State.SHIPPED),
    ):
        try:
            refused()
        except ValueError as error:
            print("refused:", error)


# --8<-- [end:main]


if __name__ == "__main__":
    main()
