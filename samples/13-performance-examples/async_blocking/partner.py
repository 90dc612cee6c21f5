"""A stub for a service across the network: it answers after a while, and counts."""

from __future__ import annotations

import asyncio


class Partner:
    """Answers a price after `wait_s`. `peak` is how many it had inside at once."""

    def __init__(self, wait_s: float = 0.1) -> None:
        self.wait_s = wait_s
        self.inside = self.peak = 0

    async def price(self, sku: int) -> float:
        self.inside += 1
        self.peak = max(self.peak, self.inside)
        try:
            await asyncio.sleep(self.wait_s)
        finally:
            self.inside -= 1
        return sku / 100
