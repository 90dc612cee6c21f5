"""Which request is this? A ContextVar, and where its value arrives."""

import asyncio
from contextvars import ContextVar

# --8<-- [start:context]
request_id: ContextVar[str] = ContextVar("request_id", default="-")


def in_a_thread() -> str:
    return request_id.get()


async def log_line(text: str) -> None:
    print(f"{request_id.get():9}{text}")


async def handle(order: int) -> None:
    request_id.set(f"order-{order}")
    await log_line("awaited")
    async with asyncio.TaskGroup() as group:
        group.create_task(log_line("a task"))
    print(f"{await asyncio.to_thread(in_a_thread):9}to_thread")
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(None, in_a_thread)
    print(f"{found:9}run_in_executor")
    # --8<-- [end:context]


async def main() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(handle(7))
    async with asyncio.TaskGroup() as group:
        group.create_task(handle(8))
    await log_line("the caller of both")


if __name__ == "__main__":
    asyncio.run(main())
