"""Dataclasses that inherit: three surprises."""

from dataclasses import dataclass


# --8<-- [start:data]
@dataclass
class Invoice:
    number: int
    currency: str = "EUR"


def defaults():
    @dataclass
    class Reminder(Invoice):
        sent_on: str


def frozen():
    @dataclass(frozen=True)
    class Sealed(Invoice):
        seal: str = ""


@dataclass
class Draft(Invoice):
    """No field more."""


def equal():
    print(f"  Invoice(7) == Draft(7) is {Invoice(7) == Draft(7)}")
    print(f"  Invoice(7) == Invoice(7) is {Invoice(7) == Invoice(7)}")


# --8<-- [end:data]
if __name__ == "__main__":
    for case in (defaults, frozen, equal):
        print(f"{case.__name__}:")
        try:
            case()
        except TypeError as error:
            print(f"  TypeError: {error}")
