"""Three endpoints for measure.py: one waits, one asks a database, one loops."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator

import psycopg
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse


@contextlib.asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """One connection to each neighbour, as a pool would keep it."""
    url, port = os.environ["DATABASE_URL"], int(os.environ["SUPPLIER_PORT"])
    app.state.database = await psycopg.AsyncConnection.connect(url, autocommit=True)
    app.state.supplier = await asyncio.open_connection("127.0.0.1", port)
    yield
    app.state.supplier[1].close()
    await app.state.database.close()


app = FastAPI(lifespan=lifespan, default_response_class=PlainTextResponse)


# --8<-- [start:endpoints]
@app.get("/waits")
async def waits() -> str:
    """Ask a supplier's server, which takes 20 ms."""
    reader, writer = app.state.supplier
    writer.write(b"P4711\n")
    return (await reader.readline()).decode()


@app.get("/queries")
async def queries() -> str:
    """Let PostgreSQL add up 200,000 prices."""
    rows = await app.state.database.execute("SELECT sum(cents) FROM price")
    return str((await rows.fetchone())[0])


@app.get("/loops")
async def loops() -> str:
    """Add up as many numbers in Python."""
    total = 0
    for number in range(1, 200_001):
        total += number % 9000
    return str(total)


# --8<-- [end:endpoints]


@app.get("/processor")
async def processor() -> str:
    """Milliseconds that this process has been on the processor."""
    return str(time.process_time() * 1000)
