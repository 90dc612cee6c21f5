"""Small rules that every field can use."""

import base64
import binascii
from typing import Any

from graphql import GraphQLError
from strawberry.permission import BasePermission

from context import Info

MAX_PAGE = 50
MAX_DIGITS = 18  # fits into a bigint


def refusal(code: str, message: str) -> GraphQLError:
    """An error that the client may read. All others are masked."""
    return GraphQLError(message, extensions={"code": code})


# --8<-- [start:owner]
class OwnerOrStaff(BasePermission):
    message = "only for the reader it belongs to"
    error_extensions = {"code": "FORBIDDEN"}

    def has_permission(self, source: Any, info: Info, **arguments: Any) -> bool:
        viewer = info.context.viewer
        return viewer is not None and (viewer.staff or viewer.id == source.id)


# --8<-- [end:owner]


def page_size(first: int) -> int:
    """Refuse a page that is too big. Cutting it in silence would look like the end."""
    if not 1 <= first <= MAX_PAGE:
        raise refusal("BAD_USER_INPUT", f"first must be from 1 to {MAX_PAGE}")
    return first


def number(value: str) -> int:
    """The database's key in an ID that a client sent."""
    if value.isascii() and value.isdigit() and len(value) <= MAX_DIGITS:
        return int(value)
    raise refusal("BAD_USER_INPUT", "no such id")


def short_key(value: str) -> str:
    """A key that a client chose: it goes into an index, so it is short and plain."""
    if 1 <= len(value) <= 64 and value.isascii() and value.isprintable():
        return value
    raise refusal("BAD_USER_INPUT", "requestKey: 1 to 64 printable ASCII characters")


# --8<-- [start:cursor]
def cursor(key: str) -> str:
    return base64.urlsafe_b64encode(f"book:{key}".encode()).decode()


def after_key(after: str | None) -> int:
    if after is None:
        return 0
    try:
        kind, _, key = base64.urlsafe_b64decode(after).decode().partition(":")
    except (binascii.Error, ValueError):
        kind, key = "", ""
    if kind != "book":
        raise refusal("BAD_USER_INPUT", "not a cursor of this list")
    return number(key)


# --8<-- [end:cursor]
