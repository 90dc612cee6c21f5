"""Newest first, by a clock that stands still during the test."""

from __future__ import annotations

import os

from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from databases import migrate
from factories import make_item
from shop import Item

url = os.environ["DATABASE_URL"]
migrate(url)
engine = create_engine(url)
# --8<-- [start:now]
with engine.connect() as connection, connection.begin():
    session = Session(connection, join_transaction_mode="create_savepoint")
    for sku in ("first", "second"):
        session.add(make_item(sku=sku))
        session.commit()
    times = session.scalars(select(Item.added_at)).all()
    print("different times:", len(set(times)))
    clock = "SELECT clock_timestamp() > now()"
    print("clock_timestamp() has moved:", session.scalar(text(clock)))
# --8<-- [end:now]
