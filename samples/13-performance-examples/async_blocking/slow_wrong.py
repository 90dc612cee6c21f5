"""Two blocking handlers; asyncio's debug mode is asked for the culprits."""

import asyncio
import time


# --8<-- [start:slow]
async def report() -> None:
    time.sleep(0.2)


async def quote() -> None:
    time.sleep(0.05)


async def main() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(report(), name="report")
        group.create_task(quote(), name="quote")
        # --8<-- [end:slow]


if __name__ == "__main__":
    asyncio.run(main())
