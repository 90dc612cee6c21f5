"""Sell what is there, and no more."""

import asyncio


class Shop:
    """`stock` says how many pieces of each sku are left."""

    def __init__(self, stock: dict[str, int]) -> None:
        self.stock = stock

    async def check_card(self, card: str) -> None:
        await asyncio.sleep(0.01)
        if card == "expired":
            raise PermissionError(card)

    async def buy(self, sku: str, card: str) -> bool:
        left = self.stock[sku]
        if left == 0:
            return False
        await self.check_card(card)
        self.stock[sku] = left - 1
        return True
