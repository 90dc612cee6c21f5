"""The same service, which commits before it makes the answer."""

from __future__ import annotations

import os
from typing import Any

from flask import Flask, g
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

url = make_url(os.environ["DATABASE_URL"]).set(
    drivername="postgresql+psycopg"
)
app = Flask(__name__)
engine = create_engine(url)


@app.before_request
def open_session() -> None:
    g.session = Session(engine)


@app.teardown_request
def close_session(error: BaseException | None) -> None:
    g.session.close()


@app.errorhandler(IntegrityError)
def taken(error: IntegrityError) -> tuple[dict[str, Any], int]:
    return {"title": "Conflict"}, 409


# --8<-- [start:commit]
@app.post("/seats/<int:number>")
def book(number: int) -> tuple[dict[str, Any], int]:
    insert = text("INSERT INTO seat VALUES (:number)")
    with g.session.begin():  # (!)
        g.session.execute(insert, {"number": number})
    return {"seat": number}, 201
    # --8<-- [end:commit]
