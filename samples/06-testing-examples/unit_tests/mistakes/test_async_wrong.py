# --8<-- [start:async]
async def fee() -> int:
    return 5


async def test_fee():
    assert await fee() == 4


# --8<-- [end:async]
