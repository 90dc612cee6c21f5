"""Works off the exports. Run it beside the app: python worker.py"""

from __future__ import annotations

import logging
import time

import psycopg
from psycopg import Connection
from psycopg.rows import dict_row

from storage import Db, database_url

log = logging.getLogger("worker")


# --8<-- [start:worker]
def work_off_one(db: Db) -> bool:
    """Do the oldest queued export. False if there is none."""
    with db.transaction():
        export = db.execute(
            "SELECT id, category FROM exports WHERE status = 'queued'"
            " ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"
        ).fetchone()
        if export is None:
            return False
        try:
            with db.transaction():  # a savepoint: the failure is stored too
                db.execute(
                    "UPDATE exports SET status = 'done', rows = (SELECT count(*)"
                    " FROM payments AS p WHERE p.category = %(category)s)"
                    " WHERE id = %(id)s",
                    export,
                )
        except psycopg.Error:
            log.exception("export %s failed", export["id"])
            db.execute("UPDATE exports SET status = 'failed' WHERE id = %(id)s", export)
        return True


# --8<-- [end:worker]


def connect() -> Db:
    return Connection.connect(database_url(), row_factory=dict_row, autocommit=True)


if __name__ == "__main__":
    with connect() as db:
        while True:
            try:
                if not work_off_one(db):
                    time.sleep(1)
            except psycopg.OperationalError as error:
                raise SystemExit(f"lost the database: {error}") from error
