"""A claim without a lock, tested in one transaction: it looks right."""

from __future__ import annotations

import os

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from databases import migrate
from factories import make_item, make_job
from shop import Job


# --8<-- [start:claim]
def claim(session: Session) -> int | None:
    query = select(Job.id).where(~Job.done).order_by(Job.id).limit(1)
    return session.scalar(query)  # no lock


def finish(session: Session, job_id: int | None) -> None:
    session.get_one(Job, job_id).done = True


# --8<-- [end:claim]

url = os.environ["DATABASE_URL"]
migrate(url)
engine = create_engine(url)
with Session(engine) as session, session.begin():
    session.add_all([lamp := make_item(), make_job(lamp), make_job(lamp)])

# --8<-- [start:try]
with engine.connect() as connection:
    outer = connection.begin()
    mode = "create_savepoint"
    with Session(connection, join_transaction_mode=mode) as session:
        finish(session, first := claim(session))
        session.commit()
        print("one transaction:", first, "then", claim(session))
    outer.rollback()

with Session(engine) as one, Session(engine) as two:
    print("two sessions:", claim(one), "and", claim(two))
# --8<-- [end:try]
