"""Renders receipts, cached. The process grows until it is killed."""

from functools import cache


# --8<-- [start:render]
def load(template: str) -> bytes:
    return template.encode().ljust(2_000)


@cache
def render(template: str, request_id: int) -> bytes:  # (!)
    return load(template) + str(request_id).encode()
    # --8<-- [end:render]


def serve(first: int, count: int) -> None:
    """`count` requests, numbered from `first`."""
    for request_id in range(first, first + count):
        render("receipt", request_id)
