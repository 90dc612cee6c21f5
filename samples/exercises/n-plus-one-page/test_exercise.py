from collections.abc import Iterator

import pytest
from exercise import next_page
from shop_tables import fill
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url)
    fill(engine, orders=23)
    yield engine
    engine.dispose()


# --8<-- [start:test]
def test_the_pages_hold_every_order_and_every_item(engine: Engine) -> None:
    sent: list[str] = []
    event.listen(engine, "after_cursor_execute", lambda *args: sent.append(args[2]))
    found: list[tuple[int, int]] = []
    last = 0
    for expected in (10, 10, 3):
        sent.clear()
        with Session(engine) as session:
            page = next_page(session, after=last, size=10)
            found += [(order.id, len(order.items)) for order in page]
        assert len(page) == expected
        assert len(sent) <= 2
        assert "OFFSET" not in sent[0]
        last = found[-1][0]
    assert found == [(n, n % 5) for n in range(1, 24)]


# --8<-- [end:test]
