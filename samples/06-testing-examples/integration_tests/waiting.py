"""Waits for a condition: as long as needed, and not for ever."""

from __future__ import annotations

import time
from collections.abc import Callable


# --8<-- [start:until]
def until(happened: Callable[[], object], within: float = 10) -> None:
    """Ask every 10 ms. Raises AssertionError when the time is over."""
    deadline = time.monotonic() + within
    while not happened():
        if time.monotonic() > deadline:
            raise AssertionError(f"still waiting after {within} s")
        time.sleep(0.01)


# --8<-- [end:until]
