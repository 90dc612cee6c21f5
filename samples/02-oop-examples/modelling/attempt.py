"""A class for a with block: it writes down how the block began and ended."""

from __future__ import annotations

from types import TracebackType
from typing import Self


class Declined(Exception):
    """The bank said no."""


# --8<-- [start:attempt]
class Attempt:
    """Records how an attempt to charge ended, also when it failed."""

    def __init__(self, journal: list[str], number: int) -> None:
        self._journal = journal
        self._number = number

    def __enter__(self) -> Self:
        self._journal.append(f"{self._number} begins")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        ended = "charged" if error is None else f"failed: {error!r}"
        self._journal.append(f"{self._number} {ended}")


# --8<-- [end:attempt]


# --8<-- [start:main]
def main() -> None:
    journal: list[str] = []
    try:
        with Attempt(journal, 1042):
            raise Declined("no funds")
        print("shipped 1042")
    except Declined as error:
        print("not shipped:", error)
    print(journal)


# --8<-- [end:main]


if __name__ == "__main__":
    main()
