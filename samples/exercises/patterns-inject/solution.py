"""The day and the way to send are arguments; the result belongs to the call."""

from collections.abc import Callable
from datetime import date


def remind(
    due: dict[str, str], *, today: date, send: Callable[[str], None]
) -> list[str]:
    """Remind everyone whose date (ISO) has passed; returns their addresses."""
    overdue = [address for address, day in due.items() if day < today.isoformat()]
    for address in overdue:
        send(address)
    return overdue
