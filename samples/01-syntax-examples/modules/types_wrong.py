"""Read by the type checker only."""

from collections.abc import Callable
from functools import wraps


def retried[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    return wrapper


# --8<-- [start:calls]
def shipping_cents(country: str) -> int:  # (!)
    if country == "ES":
        return 400
    if country == "DE":
        return 900


@retried
def deliver(number: str, *, cents: int) -> None: ...


deliver("2026-0001", cents="12.50")  # (!)
# --8<-- [end:calls]
