"""Mistake: the commit waits for the teardown, when the answer is made already."""

import os

from flask import Flask, g
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

url = make_url(os.environ["DATABASE_URL"]).set(
    drivername="postgresql+psycopg"
)
app = Flask(__name__)
engine = create_engine(url)


# --8<-- [start:commit]
@app.before_request
def open_session():
    g.session = Session(engine)


@app.teardown_request
def close_session(error):
    if error is None:
        g.session.commit()  # (!)
    g.session.close()


@app.errorhandler(IntegrityError)
def taken(error):
    return {"title": "Conflict"}, 409


@app.post("/seats/<int:number>")
def book(number):
    values = {"number": number}
    g.session.execute(text("INSERT INTO seat VALUES (:number)"), values)
    return {"seat": number}, 201
    # --8<-- [end:commit]
