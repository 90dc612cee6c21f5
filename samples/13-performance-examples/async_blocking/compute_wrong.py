"""Mistake: `async def` around work for the processor."""

from fastapi import FastAPI

from tours import STOPS, shortest

app = FastAPI()


# --8<-- [start:app]
@app.get("/tour")
async def tour() -> float:
    return shortest(STOPS)  # (!)


@app.get("/livez")
async def livez() -> str:
    return "alive"
    # --8<-- [end:app]
