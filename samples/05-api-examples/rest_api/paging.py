"""A page continues after a row, and the cursor says after which."""

from __future__ import annotations

import base64
from typing import Any, Literal

from psycopg import sql
from psycopg.rows import DictRow
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from models import BIGINT_MAX, Category, Sort
from problems import Problem
from storage import Db

# --8<-- [start:sorts]
Column = Literal["created_at", "cents"]
ORDERS: dict[Sort, tuple[Column, str, str]] = {
    "created": ("created_at", "ASC", ">"),
    "-created": ("created_at", "DESC", "<"),
    "cents": ("cents", "ASC", ">"),
    "-cents": ("cents", "DESC", "<"),
}
# --8<-- [end:sorts]


# --8<-- [start:cursor]
class Position(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sort: Sort
    category: Category | None
    created_at: AwareDatetime
    cents: int = Field(ge=1, le=BIGINT_MAX)
    id: int = Field(ge=1, le=BIGINT_MAX)


def to_cursor(position: Position) -> str:
    text = position.model_dump_json().encode()
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def from_cursor(cursor: str, sort: Sort, category: Category | None) -> Position:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        position = Position.model_validate_json(base64.urlsafe_b64decode(padded))
    except (ValueError, ValidationError):
        raise Problem("invalid-cursor") from None
    if (position.sort, position.category) != (sort, category):
        raise Problem("invalid-cursor", "It was made for another sort or filter.")
    return position


# --8<-- [end:cursor]


# --8<-- [start:page]
def page(
    db: Db, sort: Sort, category: Category | None, limit: int, cursor: str | None
) -> tuple[list[DictRow], str | None]:
    column, direction, beyond = (sql.SQL(part) for part in ORDERS[sort])
    rules: list[sql.Composable] = [sql.SQL("true")]
    values: dict[str, Any] = {"limit": limit + 1, "category": category}
    if category:
        rules.append(sql.SQL("category = %(category)s"))
    if cursor:
        values |= from_cursor(cursor, sort, category).model_dump()
        start = sql.SQL("({}, id) {} ({}, %(id)s)")  # (1)!
        value = sql.Placeholder(ORDERS[sort][0])
        rules.append(start.format(column, beyond, value))
    query = sql.SQL(
        "SELECT * FROM payments WHERE {} ORDER BY {} {}, id {} LIMIT %(limit)s"
    ).format(sql.SQL(" AND ").join(rules), column, direction, direction)
    rows = db.execute(query, values).fetchall()
    if len(rows) <= limit:
        return rows, None
    last = Position(sort=sort, category=category, **keys(rows[limit - 1]))
    return rows[:limit], to_cursor(last)


# --8<-- [end:page]


def keys(row: DictRow) -> DictRow:
    return {name: row[name] for name in ("created_at", "cents", "id")}
