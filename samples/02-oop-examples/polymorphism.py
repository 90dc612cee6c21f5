"""One call, several kinds of object: four ways, and when each is cheap to change."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Protocol, assert_never

from inheritance import MemoryStore, NotFoundError


# --8<-- [start:protocol]
class Readable(Protocol):
    """All that an archive needs. A store need not know this class."""

    def read(self, key: str) -> bytes: ...


class Fallback:
    """Composition: holds two readable things, is readable itself, inherits nothing."""

    def __init__(self, first: Readable, second: Readable) -> None:
        self._first = first
        self._second = second

    def read(self, key: str) -> bytes:
        try:
            return self._first.read(key)
        except NotFoundError:
            return self._second.read(key)


# --8<-- [end:protocol]
# --8<-- [start:match]
@dataclass(frozen=True)
class Paid:
    cents: int


@dataclass(frozen=True)
class Refunded:
    cents: int
    reason: str


type Event = Paid | Refunded


def balance(events: Iterable[Event]) -> int:
    total = 0
    for event in events:
        match event:
            case Paid(cents=cents):
                total += cents
            case Refunded(cents=cents):
                total -= cents
            case _:
                assert_never(event)
    return total


# --8<-- [end:match]
# --8<-- [start:singledispatch]
@singledispatch
def as_json(value: object) -> object:
    raise TypeError(f"no JSON form for {type(value).__name__}")


@as_json.register
def _(value: Paid) -> object:
    return {"kind": "paid", "cents": value.cents}


@as_json.register
def _(value: Refunded) -> object:
    return {"kind": "refunded", "cents": value.cents, "reason": value.reason}


# --8<-- [end:singledispatch]
# --8<-- [start:function]
type Parse = Callable[[str], dict[str, str]]


def parse_json(line: str) -> dict[str, str]:
    return {name: str(value) for name, value in json.loads(line).items()}


def parse_csv(line: str) -> dict[str, str]:
    number, customer = next(csv.reader([line]))
    return {"number": number, "customer": customer}


def load(lines: Iterable[str], parse: Parse) -> Iterator[dict[str, str]]:
    """The steps that never change; the one that does is passed in."""
    for line in lines:
        if line.strip():
            yield parse(line)


# --8<-- [end:function]
# --8<-- [start:variance]
def total_cents(payments: Sequence[Paid | Refunded]) -> int:
    """Reads only, so it asks for a Sequence; a list[Paid] is welcome."""
    return sum(payment.cents for payment in payments)


# --8<-- [end:variance]
def main() -> None:
    new, old = MemoryStore(), MemoryStore()
    old.write("2019-03", b"old invoice")
    print(Fallback(new, old).read("2019-03").decode())
    events: list[Event] = [Paid(2500), Refunded(500, "damaged")]
    print(balance(events), json.dumps([as_json(event) for event in events]))
    print(*load(["7,Ada"], parse_csv), *load(['{"number": 8}'], parse_json))
    try:
        as_json(object())
    except TypeError as error:
        print(f"TypeError: {error}")


if __name__ == "__main__":
    main()
