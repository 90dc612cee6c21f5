"""Many waits at once: all together, and with a limit."""

import asyncio

from partner import Partner


# --8<-- [start:fetch]
async def fetch_prices(partner: Partner, skus: list[int]) -> list[float]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(partner.price(sku)) for sku in skus]
    return [task.result() for task in tasks]
    # --8<-- [end:fetch]


# --8<-- [start:bounded]
async def fetch_bounded(
    partner: Partner, skus: list[int], limit: int
) -> list[float]:
    places = asyncio.Semaphore(limit)

    async def fetch(sku: int) -> float:
        async with places:
            return await partner.price(sku)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(sku)) for sku in skus]
    return [task.result() for task in tasks]
    # --8<-- [end:bounded]


async def main() -> None:
    partner = Partner()
    prices = await fetch_prices(partner, list(range(1, 11)))
    print(f"{len(prices)} prices, at most {partner.peak} calls at a time")
    partner = Partner(wait_s=0.01)
    prices = await fetch_bounded(partner, list(range(1, 201)), limit=8)
    print(f"{len(prices)} prices, at most {partner.peak} calls at a time")


if __name__ == "__main__":
    asyncio.run(main())
