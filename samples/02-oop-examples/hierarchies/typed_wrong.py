"""Six mistakes that Python accepts. mypy refuses each of them."""

from dataclasses import dataclass
from typing import Protocol, assert_never, final, override


class Readable(Protocol):
    def read(self, key: str) -> bytes: ...


class LineReader:
    def read(self) -> list[str]:
        return ["first line"]


# --8<-- [start:protocol]
def open_archive(source: Readable) -> bytes:
    return source.read("2026-11")


def main() -> None:
    open_archive(LineReader())


# --8<-- [end:protocol]


# --8<-- [start:override]
class Store:
    def write(self, key: str, data: bytes) -> None: ...

    @final
    def sync(self) -> None: ...


class Cloud(Store):
    @override
    def wirte(self, key: str, data: bytes) -> None: ...

    def write(self, key: str, data: str) -> None: ...

    def sync(self) -> None: ...


# --8<-- [end:override]
@dataclass
class Paid:
    cents: int


@dataclass
class Refunded:
    cents: int


@dataclass
class Disputed:
    cents: int


type Event = Paid | Refunded | Disputed


# --8<-- [start:invariant]
def add_fee(events: list[Event]) -> None:
    events.append(Refunded(25))


payments: list[Paid] = [Paid(1000)]
add_fee(payments)
# --8<-- [end:invariant]


# --8<-- [start:exhaustive]
def sign(event: Event) -> int:
    match event:
        case Paid():
            return 1
        case Refunded():
            return -1
        case _:
            assert_never(event)


# --8<-- [end:exhaustive]
