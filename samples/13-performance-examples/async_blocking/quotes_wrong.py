"""Mistake: a call that blocks, inside `async def`."""

from fastapi import FastAPI

import carrier

app = FastAPI()


# --8<-- [start:app]
@app.get("/quote")
async def quote() -> float:
    return carrier.price()  # waits 50 ms for another company  # (!)
    # --8<-- [end:app]
