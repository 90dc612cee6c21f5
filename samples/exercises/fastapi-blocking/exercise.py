import time

from fastapi import FastAPI

app = FastAPI()
running = peak = 0


def make_pdf() -> str:
    global running, peak
    running += 1
    peak = max(peak, running)
    time.sleep(0.5)
    running -= 1
    return "done"


@app.get("/report")
async def report() -> str:
    return make_pdf()


@app.get("/livez")
async def livez() -> str:
    return "alive"
