"""Make the tables in an empty database. A real service uses migrations instead."""

from __future__ import annotations

from flask import Flask

from shop import create_app
from shop.tables import Base


def create_tables(app: Flask) -> None:
    Base.metadata.create_all(app.extensions["engine"])


if __name__ == "__main__":
    create_tables(create_app())
