"""The commit comes before the answer."""

import os
from collections.abc import Iterator
from typing import Annotated

import psycopg
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from report import ask

DATABASE = os.environ["DATABASE_URL"]
app = FastAPI()


# --8<-- [start:commit]
def get_connection() -> Iterator[psycopg.Connection]:
    with psycopg.connect(DATABASE) as connection:
        yield connection  # the block commits when it ends


Connection = Annotated[
    psycopg.Connection, Depends(get_connection, scope="function")
]  # (!)


@app.post("/items/{sku}", status_code=201)
def create_item(sku: str, connection: Connection) -> str:
    connection.execute("INSERT INTO item VALUES (%s)", [sku])
    return sku
    # --8<-- [end:commit]


with psycopg.connect(DATABASE) as admin:
    admin.execute(
        "CREATE TABLE item (sku text UNIQUE DEFERRABLE INITIALLY DEFERRED)"
    )  # PostgreSQL checks this one at the commit

client = TestClient(app)
ask(client, "POST", "/items/TEA-0001")
ask(client, "POST", "/items/TEA-0001")
with psycopg.connect(DATABASE) as admin:
    row = admin.execute("SELECT count(*) FROM item").fetchone()
print("rows stored:", row[0] if row else None)
