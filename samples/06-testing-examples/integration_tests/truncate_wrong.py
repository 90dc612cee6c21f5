"""Empties a table that a forgotten session still reads."""

from __future__ import annotations

import os

from sqlalchemy import create_engine, func, select, text
from sqlalchemy.orm import Session

from databases import migrate
from shop import Item

url = os.environ["DATABASE_URL"]
migrate(url)
engine = create_engine(url)
# --8<-- [start:truncate]
forgotten = Session(engine)
print(forgotten.scalar(select(func.count()).select_from(Item)), "items")

with engine.begin() as connection:
    connection.execute(text("SET LOCAL lock_timeout = '200ms'"))
    connection.execute(text("TRUNCATE item, job"))
# --8<-- [end:truncate]
