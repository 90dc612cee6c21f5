"""Mistake: gather raises the first error and leaves the others running."""

import asyncio


# --8<-- [start:steps]
async def reserve() -> None:
    await asyncio.sleep(0.01)
    raise LookupError("out of stock")


async def charge() -> None:
    await asyncio.sleep(0.2)
    print("card charged")
    # --8<-- [end:steps]


# --8<-- [start:order]
async def order() -> None:
    await asyncio.gather(reserve(), charge())  # (!)
    # --8<-- [end:order]


async def main() -> None:
    try:
        await order()
    except LookupError as error:
        print("order refused:", error)
    await asyncio.sleep(0.4)  # the service goes on


if __name__ == "__main__":
    asyncio.run(main())
