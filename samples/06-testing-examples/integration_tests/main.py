"""The service: its sessions come from outside, so a test can hand in its own."""

from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from shop import Item, receive


class Receipt(BaseModel):
    sku: str = Field(max_length=20)
    name: str = Field(max_length=200)
    price: Decimal = Field(max_digits=10, decimal_places=2)
    count: int = Field(ge=1, le=10_000)


# --8<-- [start:app]
def create_app(sessions: async_sessionmaker[AsyncSession]) -> FastAPI:
    app = FastAPI()

    async def in_transaction() -> AsyncIterator[AsyncSession]:
        async with sessions.begin() as session:
            yield session

    DB = Annotated[AsyncSession, Depends(in_transaction, scope="function")]

    @app.post("/receipts", status_code=201)
    async def add(receipt: Receipt, session: DB) -> dict[str, int]:
        quantity = await session.run_sync(receive, *receipt.model_dump().values())
        return {"quantity": quantity}

    @app.get("/items/{sku}")
    async def show(sku: str, session: DB) -> dict[str, str | int]:
        item = await session.scalar(select(Item).where(Item.sku == sku))
        if item is None:
            raise HTTPException(404)
        return {"name": item.name, "quantity": item.quantity}

    return app


# --8<-- [end:app]
