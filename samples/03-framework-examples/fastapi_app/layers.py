"""Apps between the naive one and the finished one, for measure.py."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI

import item_wrong
from errors import DeclaredTooLarge, add_handlers
from models import ItemIn, Key
from strict_json import StrictRoute

bare = FastAPI()


@bare.post("/items")
async def create_bare(item: item_wrong.Item) -> dict[str, object]:
    return {"id": 1, "item": item}


router = APIRouter(route_class=StrictRoute)


@router.post("/items", status_code=201)
async def create_item(wanted: ItemIn, key: Key) -> ItemIn:
    return wanted


checked = FastAPI()
add_handlers(checked)
checked.add_middleware(DeclaredTooLarge, max_body_size=16_384)
checked.include_router(router, max_body_size=16_384)
