"""Async from the handler down; the loop is started once, at the top."""

import asyncio

from partner import Partner


# --8<-- [start:nested]
async def price_now(sku: int) -> float:
    return await Partner().price(sku)


async def handler() -> float:
    return await price_now(490)
    # --8<-- [end:nested]


if __name__ == "__main__":
    print(asyncio.run(price_now(490)))
    print(asyncio.run(handler()))
