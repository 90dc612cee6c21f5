from collections.abc import Iterator

import pytest
from account import Account, Base
from exercise import NotEnoughError, transfer
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url)
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        session.add_all([Account(id=n, credit=50) for n in (1, 2)])
    yield engine
    engine.dispose()


def credits(engine: Engine) -> list[int]:
    with Session(engine) as session:
        return list(session.scalars(select(Account.credit).order_by(Account.id)))


# --8<-- [start:test]
def test_what_the_session_read_before_does_not_count(engine: Engine) -> None:
    with Session(engine) as early, Session(engine) as other:
        seen = early.scalars(select(Account)).all()
        transfer(other, 1, 2, 30)
        other.commit()
        assert len(seen) == 2
        with pytest.raises(NotEnoughError):
            transfer(early, 1, 2, 30)
        early.rollback()
        transfer(early, 2, 1, 10)
        early.commit()
    assert credits(engine) == [30, 70]


def test_nothing_moves_to_an_account_that_is_not_there(engine: Engine) -> None:
    with pytest.raises(NoResultFound), Session(engine) as session, session.begin():
        transfer(session, 1, 99, 30)
    assert credits(engine) == [50, 50]


# --8<-- [end:test]
