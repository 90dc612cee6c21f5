import time

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI

app = FastAPI()
running = peak = 0
two_at_once = CapacityLimiter(2)


def make_pdf() -> str:
    global running, peak
    running += 1
    peak = max(peak, running)
    time.sleep(0.5)
    running -= 1
    return "done"


@app.get("/report")
async def report() -> str:
    return await to_thread.run_sync(make_pdf, limiter=two_at_once)


@app.get("/livez")
async def livez() -> str:
    return "alive"
