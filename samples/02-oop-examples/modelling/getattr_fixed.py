"""Two repairs: name the settings, or refuse what is not there."""

from __future__ import annotations

import copy
from dataclasses import dataclass

# --8<-- [start:named]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    refund_limit: int
    currency: str = "EUR"


# --8<-- [end:named]


# --8<-- [start:proxy]
class Proxy:
    """For names that nobody can list beforehand."""

    def __init__(self, values: dict[str, int]) -> None:
        self._values = values

    def __getattr__(self, name: str) -> int:
        if not name.startswith("_") and name in self._values:
            return self._values[name]
        raise AttributeError(f"no setting {name!r}")


# --8<-- [end:proxy]


def main() -> None:
    print(Settings(refund_limit=500))
    proxy = Proxy({"refund_limit": 500})
    print(copy.copy(proxy).refund_limit)
    try:
        print(proxy.refund_limt)
    except AttributeError as error:
        print(f"AttributeError: {error}")


if __name__ == "__main__":
    main()
