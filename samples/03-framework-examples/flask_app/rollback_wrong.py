"""The obvious repair of app_wrong: roll the shared session back after each request."""

import os
import sys
import time

from flask import Flask, request
from sqlalchemy import create_engine, make_url
from sqlalchemy.orm import Session

from tables_wrong import Base, Item

url = make_url(os.environ["DATABASE_URL"]).set(
    drivername="postgresql+psycopg"
)
app = Flask(__name__)
engine = create_engine(url)
Base.metadata.create_all(engine)
session = Session(engine)


def ask_supplier(sku):
    """A call to another service, which takes its time."""
    print(f"asking about {sku}", file=sys.stderr, flush=True)
    time.sleep(2)


# --8<-- [start:app]
@app.teardown_appcontext
def clean_up(error):
    session.rollback()  # (!)


@app.post("/items")
def create_item():
    item = Item(**request.json)
    session.add(item)
    session.flush()  # the id is known now
    ask_supplier(item.sku)  # two seconds
    session.commit()
    return {"id": item.id}, 201


@app.get("/livez")
def livez():
    return {"status": "alive"}
    # --8<-- [end:app]
