"""The cursor holds the whole key of the order, and what it was made for."""

import base64
import binascii
import json

Row = tuple[int, int]  # (second, id)


class BadCursor(ValueError):
    pass


def to_cursor(row: Row, newest_first: bool) -> str:
    text = json.dumps([newest_first, *row]).encode()
    return base64.urlsafe_b64encode(text).decode()


def from_cursor(cursor: str, newest_first: bool) -> Row:
    try:
        direction, second, number = json.loads(base64.urlsafe_b64decode(cursor))
    except (binascii.Error, ValueError, TypeError) as error:
        raise BadCursor(cursor) from error
    if direction is not newest_first or type(second) is not int:
        raise BadCursor(cursor)
    if type(number) is not int:
        raise BadCursor(cursor)
    return second, number


def page(
    rows: list[Row], limit: int, cursor: str | None = None, newest_first: bool = False
) -> tuple[list[Row], str | None]:
    ordered = sorted(rows, reverse=newest_first)
    if cursor is not None:
        after = from_cursor(cursor, newest_first)
        ordered = [
            row for row in ordered if (row < after if newest_first else row > after)
        ]
    found = ordered[:limit]
    more = len(ordered) > limit
    return found, to_cursor(found[-1], newest_first) if more else None
