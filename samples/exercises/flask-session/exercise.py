import os

from flask import Flask
from sqlalchemy import create_engine, func, make_url, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

url = make_url(os.environ["DATABASE_URL"]).set(drivername="postgresql+psycopg")
engine = create_engine(url)
app = Flask(__name__)


class Base(DeclarativeBase):
    pass


class Seat(Base):
    __tablename__ = "seats"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


session = Session(engine)


@app.post("/seats/<int:number>")
def book(number):
    session.add(Seat(number=number))
    session.commit()
    return {"seat": number}, 201


@app.get("/seats")
def count():
    return {"booked": session.scalar(select(func.count()).select_from(Seat))}
