"""What the page shows as wrong is wrong in the way that it says."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, select, text
from sqlalchemy.exc import PendingRollbackError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import DetachedInstanceError, StaleDataError

import async_service
import import_wrong
import plot_states
import shared_async_wrong
import users_wrong
import versioned_wrong
from database import open_engine
from models import Base, User

HERE = Path(__file__).parent


def mypy(*files: str) -> str:
    command = [sys.executable, "-m", "mypy", "--strict", *files]
    done = subprocess.run(
        command, cwd=HERE, capture_output=True, text=True, check=False, timeout=120
    )
    return done.stdout


def test_the_legacy_model_takes_null_and_crashes(database_url: str) -> None:
    engine = create_engine(database_url)
    users_wrong.Base.metadata.create_all(engine)
    columns = {one["name"]: one for one in inspect(engine).get_columns("users")}
    assert columns["credit"]["nullable"]
    with pytest.raises(TypeError, match="'NoneType' and 'int'"):
        users_wrong.pay(users_wrong.User(name="Luis"), 30)


def test_mypy_blames_the_right_line_only_with_mapped() -> None:
    legacy = mypy("users_wrong.py")
    assert 'got "Column[str]", expected "str"' in legacy
    assert "operator" not in legacy
    typed = mypy("users_typed_wrong.py")
    assert "[operator]" in typed
    assert "return-value" not in typed


def test_mypy_sees_the_typo_only_in_the_dataclass() -> None:
    found = mypy("typo_wrong.py", "typo_dataclass_wrong.py")
    assert "typo_dataclass_wrong.py:18" in found
    assert "typo_wrong.py:" not in found
    with pytest.raises(TypeError, match="'emial' is an invalid keyword argument"):
        User(emial="ana@example.com", name="Ana")


def test_everything_that_is_not_wrong_passes_mypy() -> None:
    right = [
        path.name
        for path in HERE.glob("*.py")
        if not path.name.endswith("_wrong.py")
        and path.name not in {"revealed.py", "plot_states.py"}
        and not path.name.startswith(("test_", "conftest"))
    ]
    assert "Success: no issues" in mypy(*right)


def test_a_swallowed_integrity_error_ends_the_session(session: Session) -> None:
    with pytest.raises(PendingRollbackError):
        import_wrong.import_users(session, import_wrong.LINES)


# --8<-- [start:lost]
def test_the_second_session_overwrites_what_it_did_not_see(engine: Engine) -> None:
    with Session(engine) as first, Session(engine) as second:
        first.add(User(email="lost@example.com", name="Lost", credit=50))
        first.commit()
        one = first.query(User).filter_by(email="lost@example.com").one()
        two = second.get_one(User, one.id)
        one.credit -= 30
        first.commit()
        two.credit -= 30
        second.commit()
        assert two.credit == 20
        second.delete(two)
        second.commit()


# --8<-- [end:lost]


def test_a_locked_read_replaces_what_the_session_saw(database_url: str) -> None:
    engine = create_engine(database_url)
    Base.metadata.create_all(engine)
    with Session(engine) as first, Session(engine) as second:
        first.add(User(email="lock@example.com", name="Lock", credit=50))
        first.commit()
        [two] = second.scalars(select(User))
        first.scalars(select(User)).one().credit -= 30
        first.commit()
        second.scalars(select(User)).one()
        assert two.credit == 50
        locked = select(User).with_for_update()
        fresh = second.scalars(locked, execution_options={"populate_existing": True})
        assert fresh.one() is two
        assert two.credit == 20


def test_a_version_column_refuses_the_second_writer(database_url: str) -> None:
    engine = create_engine(database_url)
    versioned_wrong.Base.metadata.create_all(engine)
    with Session(engine) as first, Session(engine) as second:
        first.add(versioned_wrong.Article(title="Draft"))
        first.commit()
        one = first.get_one(versioned_wrong.Article, 1)
        two = second.get_one(versioned_wrong.Article, 1)
        one.title = "one"
        first.commit()
        two.title = "two"
        with pytest.raises(StaleDataError, match="0 were matched"):
            second.commit()


def test_both_engines_end_a_statement_that_takes_too_long(database_url: str) -> None:
    asked = text("SHOW statement_timeout")

    async def ask() -> str | None:
        engine = async_service.open_async_engine(database_url)
        async with engine.connect() as connection:
            answer: str | None = await connection.scalar(asked)
        await engine.dispose()
        return answer

    with open_engine(database_url).connect() as connection:
        assert connection.scalar(asked) == "30s"
    assert asyncio.run(ask()) == "30s"


def test_an_expired_object_cannot_be_read_after_the_session(database_url: str) -> None:
    engine = create_engine(database_url)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        user = User(email="late@example.com", name="Late")
        session.add(user)
        session.commit()
    with pytest.raises(DetachedInstanceError):
        _ = user.name


def test_three_tasks_cannot_share_one_session(
    database_url: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    async_service.prepare()
    asyncio.run(shared_async_wrong.read_three(database_url))
    assert capsys.readouterr().out.count("concurrent operations are not permitted") == 2


def test_three_tasks_with_a_session_each(
    database_url: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    async_service.prepare()
    asyncio.run(async_service.main(database_url))
    assert "[20, 30, 40]" in capsys.readouterr().out


def test_the_picture_shows_every_state_and_only_what_was_captured() -> None:
    drawn = plot_states.transitions()
    assert set(drawn) == set(plot_states.ARROWS)
    assert {name for arrow in drawn for name in arrow} == set(plot_states.PLACES)
