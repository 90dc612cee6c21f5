"""How late is the loop, and which line holds it?"""

from __future__ import annotations

import asyncio
import sys
import sysconfig
import threading
import time
import traceback
from types import TracebackType
from typing import Self


# --8<-- [start:lag]
class LoopLag:
    """The `worst` lag in seconds, and `where` the loop stood then.

    A task notes when it is due. A thread looks at that and, once
    it is `limit` seconds ago, at the line that holds the loop.
    """

    def __init__(self, limit: float = 0.1, every: float = 0.005) -> None:
        self.limit, self.every = limit, every
        self.worst, self.where = 0.0, ""

    async def beat(self) -> None:
        while True:
            self.due, self.seen = time.perf_counter() + self.every, ""
            await asyncio.sleep(self.every)
            late = time.perf_counter() - self.due
            if late > self.worst:
                self.worst, self.where = late, self.seen

    def look(self, loop_thread: int) -> None:
        while not self.closed.wait(self.every):
            late = time.perf_counter() - self.due
            if late > self.limit and not self.seen:
                frame = sys._current_frames()[loop_thread]
                self.seen = line_of_ours(traceback.extract_stack(frame))

    # --8<-- [end:lag]

    async def __aenter__(self) -> Self:
        self.due, self.seen = time.perf_counter() + self.every, ""
        self.closed = threading.Event()
        self.task = asyncio.create_task(self.beat(), name="loop lag")
        watched = threading.get_ident()
        self.thread = threading.Thread(
            target=self.look, args=[watched], daemon=True
        )
        self.thread.start()
        await asyncio.sleep(0)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            # What blocked to the very end is noted when the task wakes.
            await asyncio.sleep(2 * self.every)
        finally:
            self.closed.set()
            self.task.cancel()


LIBRARY = tuple(
    sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")
)


def line_of_ours(stack: traceback.StackSummary) -> str:
    """The innermost line that no library holds: "file:line in function: code"."""
    ours = [one for one in stack if not one.filename.startswith(LIBRARY)]
    found = ours[-1] if ours else stack[-1]
    return (
        f"{found.filename}:{found.lineno} in {found.name}: {found.line}"
    )
