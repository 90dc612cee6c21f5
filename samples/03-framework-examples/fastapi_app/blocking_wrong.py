"""Mistake: a call that blocks inside `async def`."""

import time
from fastapi import FastAPI

app = FastAPI()


# --8<-- [start:blocking]
@app.get("/report")
async def report() -> str:
    time.sleep(2)  # (!)
    return "done"


@app.get("/livez")
async def livez() -> str:
    return "alive"
    # --8<-- [end:blocking]


# --8<-- [start:def]
@app.get("/report-def")
def report_def() -> str:
    time.sleep(2)
    return "done"
    # --8<-- [end:def]
