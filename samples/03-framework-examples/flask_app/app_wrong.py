"""The service as it is often written on the first day. It is wrong on purpose."""

import os
from decimal import Decimal

from sqlalchemy import make_url

from tables_wrong import Base, Item

url = make_url(os.environ["DATABASE_URL"]).set(
    drivername="postgresql+psycopg"
)

# --8<-- [start:app]
from flask import Flask, request
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

app = Flask(__name__)
engine = create_engine(url)
Base.metadata.create_all(engine)
session = Session(engine)  # (!)


@app.post("/items")
def create_item():
    item = Item(
        sku=request.json["sku"],
        name=request.json["name"].strip(),
        price=Decimal(request.json["price"]),
    )
    session.add(item)
    session.commit()
    return {"id": item.id, "price": item.price}, 201


@app.get("/items")
def list_items():
    items = session.scalars(select(Item)).all()
    return [{"sku": item.sku, "price": item.price} for item in items]
    # --8<-- [end:app]
