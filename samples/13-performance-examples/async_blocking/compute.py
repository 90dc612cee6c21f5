"""The same work in other processes, and, for comparison, in threads."""

import asyncio
import os
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from multiprocessing import get_context

from fastapi import FastAPI

from tours import STOPS, shortest


# --8<-- [start:pool]
@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    workers = max(
        1, (os.process_cpu_count() or 2) - 1
    )  # one core for the loop
    with ProcessPoolExecutor(
        workers, get_context("spawn")
    ) as app.state.pool:
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/tour")
async def tour() -> float:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(app.state.pool, shortest, STOPS)
    # --8<-- [end:pool]


@app.get("/tour-thread")
async def tour_thread() -> float:
    return await asyncio.to_thread(shortest, STOPS)


@app.get("/livez")
async def livez() -> str:
    return "alive"
