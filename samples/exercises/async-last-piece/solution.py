"""Between the question and the answer's use there is no await."""

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
        if self.stock[sku] == 0:
            return False
        self.stock[sku] -= 1
        try:
            await self.check_card(card)
        except BaseException:  # a cancellation too gives the piece back
            self.stock[sku] += 1
            raise
        return True
