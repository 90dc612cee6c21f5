"""A server that takes the connection and says nothing, and callers that give up."""

from __future__ import annotations

import asyncio
import time


class Silent:
    """A real TCP server that never answers. `open` counts its connections."""

    def __init__(self) -> None:
        self.open = 0

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.open += 1
        await reader.read()  # until the other side closes
        self.open -= 1
        writer.close()


# --8<-- [start:ask]
async def ask(port: int) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(b"price?\n")
        return (await reader.readline()).decode()
    finally:
        writer.close()  # also when it is cancelled


async def ask_or_none(port: int, seconds: float) -> str | None:
    try:
        async with asyncio.timeout(seconds):
            return await ask(port)
    except TimeoutError:
        return None
        # --8<-- [end:ask]


# --8<-- [start:thread]
def charge(charged: list[str]) -> None:
    time.sleep(0.3)
    charged.append("card charged")


async def give_up_on_a_thread() -> None:
    charged: list[str] = []
    try:
        async with asyncio.timeout(0.1):
            await asyncio.to_thread(charge, charged)
    except TimeoutError:
        print("timeout:", charged)
    await asyncio.sleep(0.3)
    print("a little later:", charged)
    # --8<-- [end:thread]


async def main() -> None:
    silent = Silent()
    server = await asyncio.start_server(silent.serve, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        print("answer:", await ask_or_none(port, 0.1))
        await asyncio.sleep(0.05)
        print("connections that the server still has:", silent.open)
    await give_up_on_a_thread()


if __name__ == "__main__":
    asyncio.run(main())
