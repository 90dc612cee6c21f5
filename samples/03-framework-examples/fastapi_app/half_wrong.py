"""A strict model alone. It is wrong on purpose: the 422 itself cannot be sent."""

# --8<-- [start:app]
from decimal import Decimal
from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()


class Item(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    price: Annotated[
        Decimal, Field(gt=0, max_digits=10, decimal_places=2)
    ]


@app.post("/items", status_code=201)
def create_item(item: Item) -> Item:
    return item
    # --8<-- [end:app]
