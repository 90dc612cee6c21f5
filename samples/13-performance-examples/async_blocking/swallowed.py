"""The retry catches what it can mend; a cancellation passes."""

import asyncio

from swallowed_wrong import read_sensor


# --8<-- [start:poll]
async def poll() -> None:
    for _ in range(20):
        try:
            await read_sensor()
        except OSError:
            print("sensor failed, next try")
            # --8<-- [end:poll]


async def main() -> None:
    try:
        async with asyncio.timeout(0.05):
            await poll()
        print("no timeout")
    except TimeoutError:
        print("stopped by the timeout")


if __name__ == "__main__":
    asyncio.run(main())
