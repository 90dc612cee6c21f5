"""Make the tables in an empty database. A real service uses migrations instead."""

from __future__ import annotations

import sqlalchemy

from settings import Settings
from storage import Base


def create_tables(database_url: str) -> None:
    engine = sqlalchemy.create_engine(
        sqlalchemy.make_url(database_url).set(
            drivername="postgresql+psycopg"
        )
    )
    Base.metadata.create_all(engine)
    engine.dispose()


if __name__ == "__main__":
    create_tables(Settings.from_env().database_url)
