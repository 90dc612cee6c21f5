"""Mistake: any `str` may go to PostgreSQL."""

import os

import psycopg
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel, ConfigDict, Field

from report import ask

DATABASE = os.environ["DATABASE_URL"]


# --8<-- [start:model]
class ItemIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=80)  # (!)
    # --8<-- [end:model]


app = FastAPI()


@app.post("/items", status_code=201)
def create_item(wanted: ItemIn) -> ItemIn:
    with psycopg.connect(DATABASE) as connection:
        connection.execute("INSERT INTO item VALUES (%s)", [wanted.name])
    return wanted


with psycopg.connect(DATABASE) as connection:
    connection.execute("CREATE TABLE item (name text)")

client = TestClient(app)
ask(client, "POST", "/items", json={"name": "tea"})
ask(client, "POST", "/items", json={"name": "tea\u0000"})
