"""The shop's first endpoint, as FastAPI's first steps lead you to it."""

# --8<-- [start:app]
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
items = []


class Item(BaseModel):
    name: str
    price: float


@app.post("/items")
def create(item: Item):
    items.append(item)
    return item


# --8<-- [end:app]


@app.get("/items")
def all_items():
    return items
