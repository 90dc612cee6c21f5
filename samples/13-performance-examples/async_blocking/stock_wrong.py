"""Mistake: a synchronous driver, inside `async def`. No linter says a word."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from psycopg_pool import ConnectionPool


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    # Four connections by default, of which a blocked loop can use one.
    with ConnectionPool(os.environ["DATABASE_URL"]) as app.state.pool:
        yield


app = FastAPI(lifespan=lifespan)


# --8<-- [start:app]
@app.get("/stock")
async def stock() -> int:
    with app.state.pool.connection() as connection:
        cursor = connection.execute("SELECT 12, pg_sleep(0.05)")  # (!)
        row = cursor.fetchone()
    return int(row[0])
    # --8<-- [end:app]
