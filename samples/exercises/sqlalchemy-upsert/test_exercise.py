from datetime import UTC, datetime

import pytest
from exercise import record
from price_table import Base, Price, Seen
from sqlalchemy import Engine, create_engine, event, select
from sqlalchemy.orm import Session


@pytest.fixture
def engine(database_url: str) -> Engine:
    engine = create_engine(database_url)
    Base.metadata.create_all(engine)
    return engine


# --8<-- [start:test]
def seen(sku: str, cents: int, day: int) -> Seen:
    return {"sku": sku, "cents": cents, "seen_at": datetime(2026, 11, day, tzinfo=UTC)}


def test_the_later_price_wins_in_one_statement(engine: Engine) -> None:
    sent: list[str] = []
    with Session(engine) as session, session.begin():
        record(session, [seen("mug", 900, 10), seen("pen", 150, 10)])
    event.listen(engine, "after_cursor_execute", lambda *args: sent.append(args[2]))
    with Session(engine) as session, session.begin():
        record(session, [seen("mug", 700, 9), seen("pen", 160, 12), seen("cup", 1, 1)])
    assert len(sent) == 1
    with Session(engine) as session:
        stored = session.execute(select(Price.sku, Price.cents).order_by(Price.sku))
        assert stored.all() == [("cup", 1), ("mug", 900), ("pen", 160)]


# --8<-- [end:test]
