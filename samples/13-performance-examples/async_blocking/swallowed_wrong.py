"""Mistake: a retry that catches everything catches the request to stop."""

import asyncio

read = 0


async def read_sensor() -> None:
    global read
    await asyncio.sleep(0.02)
    read += 1


# --8<-- [start:poll]
async def poll() -> None:
    for _ in range(20):
        try:
            await read_sensor()
        except BaseException:  # or a bare except  # (!)
            print("sensor failed, next try")
            # --8<-- [end:poll]


# --8<-- [start:main]
async def main() -> None:
    try:
        async with asyncio.timeout(0.05):
            await poll()
        print(f"no timeout, {read} readings")
    except TimeoutError:
        print("stopped by the timeout")
        # --8<-- [end:main]


if __name__ == "__main__":
    asyncio.run(main())
