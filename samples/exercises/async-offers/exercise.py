"""The prices of all shops that answer in time."""

import asyncio
from collections.abc import Awaitable, Callable

Ask = Callable[[], Awaitable[float]]


async def offers(shops: dict[str, Ask], seconds: float) -> dict[str, float]:
    found = {}
    async with asyncio.timeout(seconds):
        for name, ask in shops.items():
            found[name] = await ask()
    return found
