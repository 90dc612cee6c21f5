from collections.abc import Iterator

import pytest
from exercise import isolated
from sqlalchemy import Engine, create_engine, text


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE item (sku text PRIMARY KEY)"))
    yield engine
    engine.dispose()


# --8<-- [start:test]
def test_a_commit_is_seen_by_the_code_and_then_gone(engine: Engine) -> None:
    for _ in range(2):
        with isolated(engine) as session:
            session.execute(text("INSERT INTO item VALUES ('L-1')"))
            session.commit()
            session.execute(text("INSERT INTO item VALUES ('L-2')"))
            session.rollback()
            session.execute(text("INSERT INTO item VALUES ('L-3')"))
            rows = session.scalars(text("SELECT sku FROM item ORDER BY sku")).all()
            assert rows == ["L-1", "L-3"]
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM item")) == 0


# --8<-- [end:test]
