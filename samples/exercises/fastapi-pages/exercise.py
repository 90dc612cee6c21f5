from fastapi import FastAPI

app = FastAPI()
events = list(range(1, 121))  # ids, in order; stands for a table


@app.get("/events")
def list_events(limit: int = 20, offset: int = 0):
    return {"items": events[offset : offset + limit]}
