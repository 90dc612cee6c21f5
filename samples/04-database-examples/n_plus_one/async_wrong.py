"""A lazy load in async code has nothing to await."""

import asyncio

from shop import Order, database_url, open_shop
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

# --8<-- [start:async]
FIRST = select(Order).order_by(Order.id).limit(1)


async def first_customer(url: str, query: Select[Order]) -> str:
    engine = create_async_engine(url)
    try:
        async with AsyncSession(engine) as session:
            order = (await session.scalars(query)).one()
            return order.customer.name  # (!)
    finally:
        await engine.dispose()


# --8<-- [end:async]

if __name__ == "__main__":
    with open_shop():
        print(asyncio.run(first_customer(database_url(), FIRST)))
