"""Prints where each task of a running event loop waits, on SIGUSR1."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from typing import Any

import fetch_wrong


# --8<-- [start:stacks]
def waits(coro: Any) -> Iterator[str]:  # noqa: ANN401
    """The coroutines that await each other, outermost first."""
    while getattr(coro, "cr_frame", None):
        yield f"{coro.__qualname__}:{coro.cr_frame.f_lineno}"
        coro = coro.cr_await


def print_tasks() -> None:
    for task in sorted(asyncio.all_tasks(), key=asyncio.Task.get_name):
        print(f"{task.get_name():9} {' > '.join(waits(task.get_coro()))}")


def install() -> None:
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, print_tasks)
    # --8<-- [end:stacks]


async def main() -> None:
    install()
    job = asyncio.create_task(fetch_wrong.fetch(["A-1", "B-2", "Z-9"]), name="fetch")
    await asyncio.sleep(0.5)
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.sleep(0.1)
    job.cancel()


if __name__ == "__main__":
    asyncio.run(main())
