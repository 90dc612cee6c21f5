import asyncio

from exercise import Shop


class Watched(Shop):
    """Counts the cards that are checked at the same time."""

    checking = peak = 0

    async def check_card(self, card):
        self.checking += 1
        self.peak = max(self.peak, self.checking)
        try:
            await super().check_card(card)
        finally:
            self.checking -= 1


async def all_at_once(shop, *cards):
    buying = (shop.buy("lamp", card) for card in cards)
    return await asyncio.gather(*buying, return_exceptions=True)


# --8<-- [start:test]
def test_two_pieces_are_sold_twice():
    shop = Watched({"lamp": 2})
    sold = asyncio.run(all_at_once(shop, *["good"] * 5))
    assert sold.count(True) == 2
    assert shop.stock["lamp"] == 0
    assert shop.peak == 2, "two buyers, two pieces: both cards at once"


def test_a_refused_card_leaves_the_piece():
    shop = Watched({"lamp": 3})
    sold = asyncio.run(all_at_once(shop, "good", "expired", "good"))
    assert [type(one) for one in sold] == [bool, PermissionError, bool]
    assert shop.stock["lamp"] == 1


def test_who_gives_up_leaves_the_piece():
    async def main():
        shop = Watched({"lamp": 1})
        try:
            async with asyncio.timeout(0):
                await shop.buy("lamp", "good")
        except TimeoutError:
            return shop.stock["lamp"], await shop.buy("lamp", "good")

    assert asyncio.run(main()) == (1, True)


# --8<-- [end:test]
