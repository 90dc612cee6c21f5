"""Make a retry harmless."""

from collections.abc import Callable
from typing import Any

Answer = tuple[int, dict[str, Any]]
store: dict[Any, Any] = {}  # stands for a table


def once(
    caller: str, key: str, body: dict[str, Any], act: Callable[[], Answer]
) -> Answer:
    return act()
