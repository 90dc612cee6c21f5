import asyncio

from fastapi import FastAPI

app = FastAPI()


@app.get("/hello")
async def hello() -> dict[str, str]:
    return {"hello": "world"}


# --8<-- [start:wait]
@app.get("/wait")
async def wait() -> dict[str, bool]:
    await asyncio.sleep(0.1)
    return {"waited": True}


# --8<-- [end:wait]
