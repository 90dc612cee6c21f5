"""Mistake: one session for the whole process."""

import os

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, make_url
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from report import ask

app = FastAPI()


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "items"

    sku: Mapped[str] = mapped_column(primary_key=True)


engine = create_engine(
    make_url(os.environ["DATABASE_URL"]).set(
        drivername="postgresql+psycopg"
    )
)
Base.metadata.create_all(engine)

# --8<-- [start:session]
session = Session(engine)  # (!)


@app.post("/items/{sku}", status_code=201)
def create_item(sku: str) -> str:
    session.add(Item(sku=sku))
    session.commit()
    return sku
    # --8<-- [end:session]


client = TestClient(app)
ask(client, "POST", "/items/TEA-0001")
ask(client, "POST", "/items/TEA-0001")
ask(client, "POST", "/items/TEA-0002")
