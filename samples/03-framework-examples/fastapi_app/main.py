"""The endpoint that survives. Run it: uvicorn main:create_app --factory"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter, FastAPI, Response
from sqlalchemy import text

import storage
from errors import DOCUMENTED, DeclaredTooLarge, add_handlers
from models import (
    After,
    Health,
    ItemId,
    ItemIn,
    ItemOut,
    Key,
    Limit,
    Page,
)
from settings import Settings
from storage import Session
from strict_json import StrictRoute

router = APIRouter(route_class=StrictRoute)


# --8<-- [start:create_item]
@router.post("/items", status_code=201)
async def create_item(
    wanted: ItemIn, key: Key, session: Session, response: Response
) -> ItemOut:
    item = await storage.create_once(session, key, wanted)
    response.headers["Location"] = f"/items/{item.id}"
    return ItemOut.model_validate(item)  # (1)!


# --8<-- [end:create_item]


# --8<-- [start:read]
@router.get("/items/{item_id}")
async def read_item(item_id: ItemId, session: Session) -> ItemOut:
    return ItemOut.model_validate(
        await storage.one_item(session, item_id)
    )


@router.get("/items")
async def list_items(
    session: Session, after: After = 0, limit: Limit = 50
) -> Page:
    rows = await storage.page_of_items(session, after, limit)
    return Page(
        items=[ItemOut.model_validate(row) for row in rows],
        next_after=rows[-1].id if len(rows) == limit else None,
    )


# --8<-- [end:read]


# --8<-- [start:health]
@router.get("/livez")
async def livez() -> Health:
    return Health(status="alive")  # asks nobody: it is about this process


@router.get("/readyz")
async def readyz(session: Session) -> Health:
    await session.execute(text("SELECT 1"))
    return Health(status="ready")


# --8<-- [end:health]


# --8<-- [start:create_app]
def create_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or Settings.from_env()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, Any]]:
        engine = storage.make_engine(settings)
        yield {"engine": engine}  # request.state.engine
        await engine.dispose()

    app = FastAPI(
        title="Items",
        version="1",
        lifespan=lifespan,
        responses=DOCUMENTED,
        openapi_url="/openapi.json" if settings.docs else None,  # (2)!
    )
    add_handlers(app)
    app.add_middleware(
        DeclaredTooLarge, max_body_size=settings.max_body_bytes
    )
    app.include_router(
        router, max_body_size=settings.max_body_bytes
    )  # (3)!
    return app


# --8<-- [end:create_app]
