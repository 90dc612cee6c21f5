"""Work that goes on after the answer: held, logged, and waited for at the end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger(__name__)


# --8<-- [start:background]
class Background:
    """Tasks that nobody awaits: kept to their end, failures logged."""

    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self.tasks.add(task)  # the loop itself holds it only weakly
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("%s failed", task.get_name(), exc_info=error)

    async def close(self, seconds: float) -> None:
        """At shutdown: wait for what runs, then cancel the rest."""
        if not self.tasks:
            return
        _, late = await asyncio.wait(self.tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        # --8<-- [end:background]


async def send_mail(order: int) -> None:
    await asyncio.sleep(0.01)
    if order == 7:
        raise ConnectionRefusedError("mail server")


async def main() -> None:
    background = Background()
    background.start(send_mail(7), name="mail for order 7")
    print("order 7 confirmed")
    await background.close(seconds=1)


if __name__ == "__main__":
    logging.basicConfig(format="%(levelname)s %(message)s")
    asyncio.run(main())
