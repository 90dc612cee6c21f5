from collections.abc import Iterator

import pytest
from exercise import revenue
from shop_tables import fill
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session

CUSTOMERS = 40


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url)
    fill(engine, CUSTOMERS)
    yield engine
    engine.dispose()


# --8<-- [start:test]
def test_revenue_takes_two_statements(engine: Engine) -> None:
    sent: list[str] = []
    event.listen(engine, "after_cursor_execute", lambda *args: sent.append(args[2]))
    with Session(engine) as session:
        report = revenue(session)
    assert len(report) == CUSTOMERS
    assert report["Customer 3"] == 30
    assert report["Customer 4"] == 0
    assert len(sent) <= 2, f"{len(sent)} statements"


# --8<-- [end:test]
