import os
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from exercise import TABLES, claim

URL = os.environ["DATABASE_URL"]


@pytest.fixture(autouse=True)
def tables():
    with psycopg.connect(URL) as db:
        db.execute("DROP TABLE IF EXISTS families, tokens")
        db.execute(TABLES)
        db.execute("INSERT INTO families (id) VALUES (1)")
        db.execute("INSERT INTO tokens VALUES ('first', 1), ('second', 1)")


# --8<-- [start:test]
def use(value):
    with psycopg.connect(URL) as db:
        return claim(db, value)


def test_a_second_use_ends_the_family():
    assert use("first") == 1
    assert use("first") is None
    assert use("second") is None


def test_of_two_at_once_one_wins():
    with psycopg.connect(URL) as one, psycopg.connect(URL) as two:
        assert claim(one, "first") == 1
        with ThreadPoolExecutor(1) as pool:
            later = pool.submit(claim, two, "first")
            wait_for_lock(later)
            one.commit()
            assert later.result(10) is None


# --8<-- [end:test]


def wait_for_lock(future):
    """Until the other call is done or waits for the row."""
    query = (
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
        " AND wait_event_type = 'Lock'"
    )
    with psycopg.connect(URL, autocommit=True) as watcher:
        for _ in range(1000):
            if future.done() or watcher.execute(query).fetchone():
                return
    raise AssertionError("the other call neither ended nor waits")
