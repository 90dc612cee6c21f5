"""A small service whose slow answer shows how it is stopped."""

from __future__ import annotations

import asyncio

from fastapi import FastAPI

app = FastAPI()


@app.get("/livez")
async def livez() -> dict[str, str]:
    """Say that the process answers. It asks nobody else."""
    return {"status": "alive"}


@app.get("/report")
async def report() -> dict[str, int]:
    """Take a while, like a report: an answer that a stop should not cut off."""
    await asyncio.sleep(0.8)
    return {"orders": 1042}
