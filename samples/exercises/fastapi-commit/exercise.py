import os
from collections.abc import Iterator
from typing import Annotated

import psycopg
from fastapi import Depends, FastAPI

app = FastAPI()


def get_connection() -> Iterator[psycopg.Connection]:
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        yield connection


Connection = Annotated[psycopg.Connection, Depends(get_connection)]


@app.post("/seats/{number}", status_code=201)
def book(number: int, connection: Connection) -> dict[str, int]:
    connection.execute("INSERT INTO seat VALUES (%s)", [number])
    return {"seat": number}
