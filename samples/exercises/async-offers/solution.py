"""A task and a deadline for each shop; the group ends with the last of them."""

import asyncio
from collections.abc import Awaitable, Callable

Ask = Callable[[], Awaitable[float]]


async def offers(shops: dict[str, Ask], seconds: float) -> dict[str, float]:
    found: dict[str, float] = {}

    async def one(name: str, ask: Ask) -> None:
        try:
            async with asyncio.timeout(seconds):
                found[name] = await ask()
        except OSError:  # a TimeoutError is one, and so is a lost connection
            pass

    async with asyncio.TaskGroup() as group:
        for name, ask in shops.items():
            group.create_task(one(name, ask))
    return found
