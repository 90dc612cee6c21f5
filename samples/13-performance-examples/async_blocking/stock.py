"""The same query from a thread, and awaited."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from psycopg_pool import AsyncConnectionPool, ConnectionPool

# Not more than PostgreSQL's default of 100 connections, both pools together.
THREADS, PLACES = 40, 50


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    url = os.environ["DATABASE_URL"]
    with ConnectionPool(
        url, min_size=THREADS, max_size=THREADS
    ) as app.state.sync:
        app.state.sync.wait()
        pool = AsyncConnectionPool(
            url, min_size=PLACES, max_size=PLACES, open=False
        )
        async with pool as app.state.pool:
            await pool.wait()
            yield


app = FastAPI(lifespan=lifespan)


@app.get("/plain")
def plain() -> int:
    with app.state.sync.connection() as connection:
        row = connection.execute("SELECT 12, pg_sleep(0.05)").fetchone()
    return int(row[0])


# --8<-- [start:app]
@app.get("/awaited")
async def awaited() -> int:
    async with app.state.pool.connection() as connection:
        cursor = await connection.execute("SELECT 12, pg_sleep(0.05)")
        row = await cursor.fetchone()
    return int(row[0])
    # --8<-- [end:app]
