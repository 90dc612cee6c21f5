"""Renders receipts; what is cached has a bound and is used again."""

from __future__ import annotations

from functools import lru_cache


# --8<-- [start:render]
@lru_cache(maxsize=64)
def load(template: str) -> bytes:
    return template.encode().ljust(2_000)


def render(template: str, request_id: int) -> bytes:
    return load(template) + str(request_id).encode()
    # --8<-- [end:render]


def serve(first: int, count: int) -> None:
    """`count` requests, numbered from `first`."""
    for request_id in range(first, first + count):
        render("receipt", request_id)
