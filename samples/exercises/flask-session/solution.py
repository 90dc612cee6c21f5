import os
from typing import Any, cast

from flask import Flask, g
from sqlalchemy import create_engine, func, make_url, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

url = make_url(os.environ["DATABASE_URL"]).set(drivername="postgresql+psycopg")
engine = create_engine(url)
app = Flask(__name__)


class Base(DeclarativeBase):
    pass


class Seat(Base):
    __tablename__ = "seats"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


def get_session() -> Session:
    if "session" not in g:
        g.session = Session(engine)
    return cast(Session, g.session)


@app.teardown_appcontext
def close_session(error: BaseException | None) -> None:
    if (session := g.pop("session", None)) is not None:
        session.close()


@app.errorhandler(IntegrityError)
def taken(error: IntegrityError) -> tuple[dict[str, Any], int]:
    return {"title": "Conflict", "status": 409}, 409


@app.post("/seats/<int:number>")
def book(number: int) -> tuple[dict[str, Any], int]:
    session = get_session()
    with session.begin():
        session.add(Seat(number=number))
    return {"seat": number}, 201


@app.get("/seats")
def count() -> dict[str, Any]:
    query = select(func.count()).select_from(Seat)
    return {"booked": get_session().scalar(query)}
