"""One engine per app, one session per request."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app, g
from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.orm import Session, sessionmaker


# --8<-- [start:engine]
def make_engine(app: Flask) -> Engine:
    url = make_url(app.config["DATABASE_URL"])
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        echo=app.config["ECHO_SQL"],
        pool_size=app.config["POOL_SIZE"],
        max_overflow=0,
        pool_timeout=app.config["POOL_WAIT_SECONDS"],
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": app.config["CONNECT_SECONDS"],
            "options": "-c statement_timeout="
            + str(app.config["STATEMENT_MS"]),
        },
    )


# --8<-- [end:engine]


# --8<-- [start:session]
def get_session() -> Session:
    """The session of this request, opened when it is first needed."""
    if "session" not in g:
        g.session = current_app.extensions["new_session"]()  # (1)!
    return cast(Session, g.session)


def close_session(error: BaseException | None = None) -> None:
    if (session := g.pop("session", None)) is not None:
        session.close()  # (2)!


def init_app(app: Flask) -> None:
    engine = make_engine(app)  # connects with the first statement
    app.extensions["engine"] = engine
    app.extensions["new_session"] = sessionmaker(engine)
    app.teardown_appcontext(close_session)


# --8<-- [end:session]
