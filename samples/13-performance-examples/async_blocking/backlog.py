"""A fast producer and four slow workers, with a queue that can be full."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


# --8<-- [start:process]
async def process(
    orders: range, handle: Callable[[int], Awaitable[None]], places: int
) -> int:
    """Four workers handle all. Returns how many waited at the peak."""
    queue: asyncio.Queue[int] = asyncio.Queue(
        maxsize=places
    )  # 0: no limit
    peak = 0

    async def worker() -> None:
        while True:
            try:
                order = await queue.get()
            except asyncio.QueueShutDown:
                return
            await handle(order)

    async with asyncio.TaskGroup() as group:
        for _ in range(4):
            group.create_task(worker())
        for order in orders:
            await queue.put(order)  # waits while the queue is full
            peak = max(peak, queue.qsize())
        queue.shutdown()  # 3.13: get() raises once it is empty
    return peak
    # --8<-- [end:process]


async def handle(order: int) -> None:
    await asyncio.sleep(0)


async def main() -> None:
    print(
        "no limit: ",
        await process(range(1000), handle, places=0),
        "wait at the peak",
    )
    print(
        "10 places:",
        await process(range(1000), handle, places=10),
        "wait at the peak",
    )


if __name__ == "__main__":
    asyncio.run(main())
