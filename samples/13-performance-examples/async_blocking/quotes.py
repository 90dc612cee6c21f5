"""The same answer, waited for in three other ways."""

import asyncio

from fastapi import FastAPI

import carrier

app = FastAPI()


# --8<-- [start:app]
@app.get("/plain")
def plain() -> float:
    return carrier.price()  # FastAPI gives a plain def to a thread


@app.get("/thread")
async def thread() -> float:
    return await asyncio.to_thread(carrier.price)


@app.get("/awaited")
async def awaited() -> float:
    return await carrier.price_async()
    # --8<-- [end:app]


@app.get("/livez")
async def livez() -> str:
    return "alive"


@app.get("/livez-plain")
def livez_plain() -> str:
    return "alive"
