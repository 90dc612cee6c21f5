"""Asks a supplier for prices, three articles, two workers. It never ends."""

import asyncio

PRICES = {"A-1": 250, "B-2": 990}


async def ask_supplier(sku):
    await asyncio.sleep(0.01)
    return PRICES[sku]


# --8<-- [start:fetch]
async def worker(queue: asyncio.Queue, found: dict) -> None:
    while True:
        sku = await queue.get()
        found[sku] = await ask_supplier(sku)
        queue.task_done()


async def fetch(skus: list[str]) -> dict[str, int]:
    queue, found = asyncio.Queue(), {}
    for sku in skus:
        queue.put_nowait(sku)
    workers = [
        asyncio.create_task(worker(queue, found), name=f"worker-{number}")
        for number in (1, 2)
    ]
    await queue.join()  # (!)
    for task in workers:
        task.cancel()
    return found
    # --8<-- [end:fetch]


if __name__ == "__main__":
    print(asyncio.run(fetch(["A-1", "B-2", "Z-9"])))
