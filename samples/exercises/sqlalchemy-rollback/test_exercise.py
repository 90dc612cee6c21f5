import pytest
from exercise import isolated
from sqlalchemy import Engine, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


@pytest.fixture
def engine(database_url: str) -> Engine:
    engine = create_engine(database_url)
    Base.metadata.create_all(engine)
    return engine


# --8<-- [start:test]
def test_commits_and_rollbacks_work_inside_and_nothing_stays(engine: Engine) -> None:
    count = select(func.count(Note.id))
    for _ in range(2):
        with isolated(engine) as session:
            assert session.scalar(count) == 0
            session.add(Note(text="kept"))
            session.commit()
            session.add(Note(text="undone"))
            session.flush()
            session.rollback()
            assert session.scalars(select(Note.text)).all() == ["kept"]


# --8<-- [end:test]
