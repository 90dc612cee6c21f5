"""Where Python finds an attribute: its own rule, in plain code."""

from __future__ import annotations

import inspect


# --8<-- [start:order]
class Order:
    currency = "EUR"

    def __init__(self, number: int) -> None:
        self.number = number
        self.lines = [89, 9]

    @property
    def total(self) -> int:
        return sum(self.lines)

    def pay(self) -> None: ...


# --8<-- [end:order]


# --8<-- [start:where]
def where(item: object, name: str) -> str:
    """The place where reading item.name ends."""
    for cls in type(item).__mro__:
        if name in vars(cls):
            found = vars(cls)[name]
            if inspect.isdatadescriptor(found):  # a property
                return f"property of class {cls.__name__}"
            break
    if name in vars(item):
        return "instance"
    for cls in type(item).__mro__:
        if name in vars(cls):
            return f"class {cls.__name__}"
    return "AttributeError"


# --8<-- [end:where]


# --8<-- [start:main]
READS = ["total", "number", "currency", "pay", "__repr__", "staus"]


def main() -> None:
    ana, bruno = Order(1042), Order(1043)
    for name in READS:
        print(f"ana.{name:12} {where(ana, name)}")
    ana.currency = "USD"
    print(f"ana.currency = 'USD': now {where(ana, 'currency')}, {ana.currency}")
    print(f"bruno.currency:       {where(bruno, 'currency')}, {bruno.currency}")
    ana.__dict__["total"] = 0
    print(f"total forced to 0:    {where(ana, 'total')}, {ana.total}")


# --8<-- [end:main]


if __name__ == "__main__":
    main()
