"""Three tasks on one session: a session is one conversation with the database."""

import asyncio
import os

from sqlalchemy.ext.asyncio import AsyncSession

from async_service import open_async_engine, prepare
from service import user_by_email


# --8<-- [start:shared]
async def read_three(url: str) -> None:
    engine = open_async_engine(url)
    async with AsyncSession(engine) as session:
        reads = [session.scalars(user_by_email("ana@example.com")) for _ in range(3)]
        results = await asyncio.gather(*reads, return_exceptions=True)  # (!)
    for result in results:
        if isinstance(result, BaseException):
            print(type(result).__name__, result, sep=": ")
        else:
            print("read", result.one().name)


# --8<-- [end:shared]

if __name__ == "__main__":
    prepare()
    asyncio.run(read_three(os.environ["DATABASE_URL"]))
