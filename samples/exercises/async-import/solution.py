"""A row is read only when there is a place for it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

Row = dict[str, str]


async def send_all(
    rows: Iterator[Row], send: Callable[[Row], Awaitable[None]], limit: int
) -> None:
    """Send all rows, at most `limit` at the same time."""
    places = asyncio.Semaphore(limit)

    async def one(row: Row) -> None:
        try:
            await send(row)
        finally:
            places.release()

    async with asyncio.TaskGroup() as group:
        await places.acquire()
        for row in rows:
            group.create_task(one(row))
            await places.acquire()
