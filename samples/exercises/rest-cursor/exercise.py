"""Continue after a row, not after a time."""

Row = tuple[int, int]  # (second, id)


class BadCursor(ValueError):
    pass


def page(
    rows: list[Row], limit: int, cursor: str | None = None, newest_first: bool = False
) -> tuple[list[Row], str | None]:
    ordered = sorted(rows, key=lambda row: row[0], reverse=newest_first)
    if cursor is not None:
        after = int(cursor)
        ordered = [
            row
            for row in ordered
            if (row[0] < after if newest_first else row[0] > after)
        ]
    found = ordered[:limit]
    return found, str(found[-1][0]) if len(ordered) > limit else None
