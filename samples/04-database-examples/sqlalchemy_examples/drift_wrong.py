"""A column that somebody added by hand during an incident."""

from sqlalchemy import text

from database import open_engine
from migrate import alembic

if __name__ == "__main__":
    alembic("upgrade head")
    # --8<-- [start:drift]
    with open_engine().begin() as connection:
        connection.execute(text("ALTER TABLE payment ADD COLUMN note text"))
    alembic("check")
    # --8<-- [end:drift]
