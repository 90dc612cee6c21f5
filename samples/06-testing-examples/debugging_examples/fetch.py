"""Asks a supplier for prices; a worker that fails ends the job."""

from __future__ import annotations

import asyncio

PRICES = {"A-1": 250, "B-2": 990}


async def ask_supplier(sku: str) -> int:
    await asyncio.sleep(0.01)
    return PRICES[sku]


# --8<-- [start:fetch]
async def worker(queue: asyncio.Queue[str], found: dict[str, int]) -> None:
    while not queue.empty():
        sku = queue.get_nowait()
        found[sku] = await ask_supplier(sku)


async def fetch(skus: list[str]) -> dict[str, int]:
    queue: asyncio.Queue[str] = asyncio.Queue()
    found: dict[str, int] = {}
    for sku in skus:
        queue.put_nowait(sku)
    async with asyncio.TaskGroup() as group:
        for number in (1, 2):
            group.create_task(worker(queue, found), name=f"worker-{number}")
    return found
    # --8<-- [end:fetch]


if __name__ == "__main__":
    print(asyncio.run(fetch(["A-1", "B-2", "Z-9"])))
