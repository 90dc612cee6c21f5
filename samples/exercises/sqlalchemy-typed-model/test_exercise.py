from typing import get_type_hints

import pytest
from exercise import Base, Ticket
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped


@pytest.fixture
def engine(database_url: str) -> Engine:
    engine = create_engine(database_url)
    Base.metadata.create_all(engine)
    return engine


# --8<-- [start:test]
def test_the_annotations_are_what_the_database_has(engine: Engine) -> None:
    hints = get_type_hints(Ticket)
    assert hints["code"] == Mapped[str]
    assert hints["seats"] == Mapped[int]
    assert hints["note"] == Mapped[str | None]
    columns = {c["name"]: c for c in inspect(engine).get_columns("ticket")}
    assert [name for name in columns if columns[name]["nullable"]] == ["note"]


def test_the_database_gives_one_seat_and_names_the_rule(engine: Engine) -> None:
    insert = text("INSERT INTO ticket (code) VALUES ('A1') RETURNING seats")
    with engine.begin() as connection:
        assert connection.scalar(insert) == 1
    with engine.begin() as connection, pytest.raises(IntegrityError) as refused:
        connection.execute(insert)
    assert "uq_ticket_code" in str(refused.value)


# --8<-- [end:test]
