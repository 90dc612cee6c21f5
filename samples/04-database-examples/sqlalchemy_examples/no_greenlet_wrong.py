"""What `pip install sqlalchemy psycopg` and an async engine give you since 2.1."""

import asyncio
import os
import sys

sys.modules["greenlet"] = None  # type: ignore[assignment]  # as if it were not installed

# --8<-- [start:engine]
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine


async def ping(url: str) -> None:
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        print(await connection.scalar(text("SELECT 1")))


# --8<-- [end:engine]

if __name__ == "__main__":
    asyncio.run(ping(os.environ["DATABASE_URL"]))
