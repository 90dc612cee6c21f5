"""The routes of /items. Each one: check the input, do the work, answer."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, url_for
from sqlalchemy import select

from . import edge
from .db import get_session
from .once import create_once
from .schemas import CreateHeaders, ItemIn, ItemOut, ListQuery, Page
from .tables import Item

blueprint = Blueprint("items", __name__)
Answer = tuple[dict[str, Any], int, dict[str, str]]


def out(item: Item) -> ItemOut:
    return ItemOut.model_validate(item)


# --8<-- [start:create]
@blueprint.post("")
def create_item() -> Answer:
    wanted = edge.body(ItemIn)
    key = edge.headers(CreateHeaders).key
    session = get_session()
    with session.begin():  # (1)!
        item = create_once(session, key, wanted)
        answer = out(item).model_dump(mode="json")  # (2)!
    place = url_for(".read_item", item_id=item.id)
    return answer, 201, {"Location": place}


# --8<-- [end:create]


# --8<-- [start:read]
@blueprint.get("/<int(max=9223372036854775807):item_id>")  # bigint
def read_item(item_id: int) -> dict[str, Any]:
    item = get_session().get(Item, item_id)
    if item is None:
        abort(404, "No such item.")
    return out(item).model_dump(mode="json")


@blueprint.get("")
def list_items() -> dict[str, Any]:
    asked = edge.query(ListQuery)
    rows = get_session().scalars(
        select(Item)
        .where(Item.id > asked.after)
        .order_by(Item.id)
        .limit(asked.limit)
    )
    found = [out(row) for row in rows]
    full = len(found) == asked.limit
    page = Page(items=found, next_after=found[-1].id if full else None)
    return page.model_dump(mode="json")


# --8<-- [end:read]
