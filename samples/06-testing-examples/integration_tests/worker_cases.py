"""Run with -n 2 --dist each: every worker runs both tests, at the same time."""

# ruff: noqa: S101
import os

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from factories import make_item
from shop import Item


# --8<-- [start:cases]
@pytest.mark.parametrize("run", [1, 2])
def test_the_only_item_is_ours(sessions: sessionmaker[Session], run: int) -> None:
    with sessions.begin() as session:
        session.add(make_item(sku="L-1"))
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(Item)) == 1


# --8<-- [end:cases]


def test_the_worker_has_a_database_of_its_own(database: str, worker_id: str) -> None:
    assert f"/shop_{worker_id}_" in database
    assert worker_id == "master" or "DATABASE_URL" in os.environ
