import asyncio
import time

import pytest
from exercise import offers

running = 0


def shop(seconds, price):
    async def ask():
        global running
        running += 1
        try:
            await asyncio.sleep(seconds)
            if isinstance(price, Exception):
                raise price
            return price
        finally:
            running -= 1

    return ask


async def asked(shops, seconds):
    """The offers, and how many questions still run."""
    return await offers(shops, seconds), running


# --8<-- [start:test]
def test_late_and_broken_shops_cost_only_themselves():
    shops = {f"shop {n}": shop(0.1, n) for n in range(10)}
    shops |= {"late": shop(60, 1), "broken": shop(0, ConnectionResetError())}
    began = time.perf_counter()
    found, left = asyncio.run(asked(shops, 0.5))
    assert found == {f"shop {n}": n for n in range(10)}
    assert left == 0
    assert time.perf_counter() - began < 0.95, "ask them at once"


def test_another_error_is_raised_and_leaves_nothing_running():
    async def main():
        with pytest.RaisesGroup(ZeroDivisionError):
            await offers({"bug": shop(0, ZeroDivisionError()), "a": shop(60, 1)}, 9)
        return running

    assert asyncio.run(main()) == 0


def test_who_gives_up_leaves_nothing_running():
    async def main():
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await offers({"a": shop(60, 1), "b": shop(60, 2)}, 9)
        return running

    assert asyncio.run(main()) == 0


# --8<-- [end:test]
