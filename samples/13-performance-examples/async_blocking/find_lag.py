"""Ask the two wrong handlers for an answer, and let LoopLag say where they stood."""

import asyncio
import os

from psycopg_pool import ConnectionPool

import quotes_wrong
import stock_wrong
from lag import LoopLag


# --8<-- [start:find]
async def main() -> None:
    for handler in (quotes_wrong.quote, stock_wrong.stock):
        async with LoopLag(limit=0.01) as lag:
            await handler()
        late = f"{lag.worst * 1000:.0f} ms late"
        print(f"{handler.__name__}: {late} at {lag.where}")
        # --8<-- [end:find]


url = os.environ["DATABASE_URL"]
with ConnectionPool(url) as stock_wrong.app.state.pool:
    asyncio.run(main())
