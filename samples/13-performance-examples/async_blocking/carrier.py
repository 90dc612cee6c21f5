"""Stands for another company's service: every answer takes `WAIT_S` of pure waiting."""

from __future__ import annotations

import asyncio
import os
import time

WAIT_S = float(os.environ.get("WAIT_S", "0.05"))


def price() -> float:
    """Wait as a synchronous client or driver does: the thread is held."""
    time.sleep(WAIT_S)
    return 4.9


async def price_async() -> float:
    """Wait as an asynchronous client does: the loop may go on with others."""
    await asyncio.sleep(WAIT_S)
    return 4.9
