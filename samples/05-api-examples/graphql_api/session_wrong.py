"""One AsyncSession for the request, as in a REST handler."""

import asyncio
import logging
import os

import strawberry
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine


# --8<-- [start:query]
@strawberry.type
class Query:
    @strawberry.field
    async def books(self, info: strawberry.Info) -> int:
        session: AsyncSession = info.context["session"]
        return await session.scalar(text("SELECT count(*) FROM pg_class"))

    @strawberry.field
    async def readers(self, info: strawberry.Info) -> int:
        session: AsyncSession = info.context["session"]
        return await session.scalar(text("SELECT count(*) FROM pg_class"))


# --8<-- [end:query]


async def main() -> None:
    engine = create_async_engine(os.environ["DATABASE_URL"])
    schema = strawberry.Schema(Query)
    async with AsyncSession(engine) as session:
        context = {"session": session}
        result = await schema.execute("{books readers}", context_value=context)
        for error in result.errors or ():
            kind = type(error.original_error)
            print(f"{kind.__module__}.{kind.__name__}: {error.message}")
    await engine.dispose()


if __name__ == "__main__":
    logging.disable()
    asyncio.run(main())
