"""The endpoint as it is usually written. It is wrong on purpose: hostile.py shows where."""

# --8<-- [start:app]
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
catalogue = []


class Item(BaseModel):
    name: str
    price: float


@app.post("/items")
def create_item(item: Item):
    catalogue.append(item)
    return {"id": len(catalogue), "item": item}


@app.get("/items")
def list_items():
    return catalogue
    # --8<-- [end:app]
