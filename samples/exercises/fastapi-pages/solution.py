from typing import Annotated

from fastapi import FastAPI, Query
from pydantic import BaseModel

app = FastAPI()
events = list(range(1, 121))  # ids, in order; stands for a table

Limit = Annotated[int, Query(ge=1, le=50)]
After = Annotated[int, Query(ge=0, le=2**63 - 1)]


class Page(BaseModel):
    items: list[int]
    next_after: int | None


@app.get("/events")
def list_events(limit: Limit = 20, after: After = 0) -> Page:
    found = [event for event in events if event > after][: limit + 1]
    page = found[:limit]
    return Page(items=page, next_after=page[-1] if len(found) > limit else None)
