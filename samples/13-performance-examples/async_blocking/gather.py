"""A group cancels what still runs, waits for it, and raises all errors."""

import asyncio

from gather_wrong import charge, reserve


# --8<-- [start:order]
async def order() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(reserve())
        group.create_task(charge())
        # --8<-- [end:order]


# --8<-- [start:refuse]
async def main() -> None:
    try:
        await order()
    except* LookupError as group:
        print("order refused:", *group.exceptions)
    await asyncio.sleep(0.4)  # the service goes on
    # --8<-- [end:refuse]


if __name__ == "__main__":
    asyncio.run(main())
