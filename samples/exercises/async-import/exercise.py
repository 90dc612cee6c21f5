"""Send every row of a source that may not fit into memory."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

Row = dict[str, str]


async def send_all(
    rows: Iterator[Row], send: Callable[[Row], Awaitable[None]], limit: int
) -> None:
    """Send all rows, at most `limit` at the same time."""
    await asyncio.gather(*(send(row) for row in rows))
