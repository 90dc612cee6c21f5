"""Mistake: a synchronous helper starts a loop of its own, inside a running one."""

import asyncio

from partner import Partner


# --8<-- [start:nested]
def price_now(sku: int) -> float:
    return asyncio.run(Partner().price(sku))  # fine in a script


async def handler() -> float:
    return price_now(490)  # (!)
    # --8<-- [end:nested]


if __name__ == "__main__":
    print(price_now(490))
    print(asyncio.run(handler()))
