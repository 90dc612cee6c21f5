"""What a transaction that is rolled back cannot show: these tests commit."""

import psycopg
import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from factories import make_item, make_job
from shop import Job, claim

Sessions = sessionmaker[Session]


# --8<-- [start:claim]
def test_two_workers_claim_two_jobs(sessions: Sessions) -> None:
    with sessions.begin() as session:
        lamp = make_item()
        session.add_all([lamp, first := make_job(lamp), second := make_job(lamp)])
        session.flush()
        jobs = [first.id, second.id]
    with sessions() as one, sessions() as two, sessions() as three:
        claimed = [claim(one), claim(two), claim(three)]
        assert [job and job.id for job in claimed] == [*jobs, None]


# --8<-- [end:claim]


# --8<-- [start:deferred]
def test_a_job_without_its_item_fails_at_the_commit(sessions: Sessions) -> None:
    session = sessions()
    session.add(Job(sku="nowhere"))
    session.flush()  # no complaint: the constraint is deferred
    with pytest.raises(IntegrityError, match="job_sku_fkey"):
        session.commit()
    session.close()


def test_the_same_inside_a_transaction(session: Session) -> None:
    session.add(Job(sku="nowhere"))
    session.commit()  # a savepoint: still no complaint
    with pytest.raises(IntegrityError, match="job_sku_fkey"):
        session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))


# --8<-- [end:deferred]


# --8<-- [start:notify]
def test_the_commit_wakes_the_worker(sessions: Sessions, database: str) -> None:
    with psycopg.connect(database, autocommit=True) as worker:
        worker.execute("LISTEN jobs")
        with sessions.begin() as session:
            session.add_all([lamp := make_item(sku="L-1"), make_job(lamp)])
        heard = [one.payload for one in worker.notifies(timeout=5, stop_after=1)]
    assert heard == ["L-1"]


# --8<-- [end:notify]


def test_a_notification_does_not_leave_the_transaction(
    session: Session, database: str
) -> None:
    with psycopg.connect(database, autocommit=True) as worker:
        worker.execute("LISTEN jobs")
        session.add_all([lamp := make_item(), make_job(lamp)])
        session.commit()
        assert list(worker.notifies(timeout=0.1)) == []


def test_two_sessions_of_a_rolled_back_test_see_nothing(
    session: Session, engine: Engine
) -> None:
    session.add(make_item())
    session.commit()
    with engine.connect() as other:
        assert other.scalar(text("SELECT count(*) FROM item")) == 0


def test_the_tables_are_empty_again(sessions: Sessions) -> None:
    with sessions() as session:
        assert session.scalar(text("SELECT count(*) FROM item")) == 0


def test_a_rollback_does_not_give_ids_back(engine: Engine) -> None:
    with engine.connect() as connection:
        first, second = (take_id(connection), take_id(connection))
    assert second == first + 1


def take_id(connection: Connection) -> int:
    session = Session(connection)
    session.add(item := make_item())
    session.flush()
    taken = item.id
    session.rollback()
    return taken
