"""Record who has the loop, and when: each turn of each task."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any, NamedTuple


class Turn(NamedTuple):
    """From one await to the next: who ran, and from when to when (seconds)."""

    task: str
    began: float
    ended: float


# --8<-- [start:recorded]
class Recorded:
    """Await it in place of a coroutine: it notes each turn."""

    def __init__(
        self,
        name: str,
        coroutine: Coroutine[Any, Any, None],
        log: list[Turn],
    ) -> None:
        self.name, self.coroutine, self.log = name, coroutine, log

    def __await__(self) -> Generator[Any, Any]:
        go_on: Callable[[Any], Any] = self.coroutine.send
        value: Any = None
        while True:
            began = time.perf_counter()
            try:
                waits_for = go_on(value)
            except StopIteration:
                return
            finally:
                self.log.append(
                    Turn(self.name, began, time.perf_counter())
                )
            try:
                value, go_on = (yield waits_for), self.coroutine.send
            except BaseException as error:  # cancellations too
                value, go_on = error, self.coroutine.throw
                # --8<-- [end:recorded]


# --8<-- [start:visit]
def work(seconds: float = 0.015) -> None:
    """Something for the processor."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


async def blocks(seconds: float) -> None:
    time.sleep(seconds)  # noqa: ASYNC251 - the fault that the figure shows


async def visit(wait: Callable[[float], Awaitable[None]]) -> None:
    work()
    await wait(0.06)  # `blocks` or `asyncio.sleep`
    work()
    # --8<-- [end:visit]


async def beat() -> None:
    while True:  # noqa: ASYNC110 - a clock, not a wait for something
        await asyncio.sleep(0.005)


async def record(
    wait: Callable[[float], Awaitable[None]],
) -> list[Turn]:
    """Three visits at once, next to a heartbeat. Times count from the first turn."""
    log: list[Turn] = []

    async def run(
        name: str, coroutine: Coroutine[Any, Any, None]
    ) -> None:
        await Recorded(name, coroutine, log)

    heart = asyncio.create_task(run("beat", beat()))
    async with asyncio.TaskGroup() as group:
        for name in ("Ana", "Ben", "Eva"):
            group.create_task(run(name, visit(wait)))
    await asyncio.sleep(0.02)
    heart.cancel()
    start = log[0].began
    return [
        Turn(one.task, one.began - start, one.ended - start)
        for one in log
    ]


def main() -> None:
    for wait in (blocks, asyncio.sleep):
        turns = asyncio.run(record(wait))
        order = " ".join(one.task for one in turns if one.task != "beat")
        print(f"{wait.__name__:8}{order}")


if __name__ == "__main__":
    main()
