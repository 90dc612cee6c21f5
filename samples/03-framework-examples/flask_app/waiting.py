"""Handlers that wait, to compare ways to run gunicorn."""

from __future__ import annotations

import asyncio
import sys
import time

from flask import Flask

app = Flask(__name__)
print(
    "app loaded", file=sys.stderr, flush=True
)  # measure.py waits for it


@app.get("/livez")
def livez() -> str:
    return "alive"


WAIT_MS = 50


# --8<-- [start:handlers]
@app.get("/wait")
def wait() -> str:
    time.sleep(WAIT_MS / 1000)  # a database, another service
    return "waited"


@app.get("/wait-async")
async def wait_async() -> str:
    await asyncio.sleep(WAIT_MS / 1000)
    return "waited"


# --8<-- [end:handlers]
