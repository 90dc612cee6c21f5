import os

import psycopg
import pytest
from exercise import TABLES, redeem, request_reset


@pytest.fixture
def db():
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute("DROP TABLE IF EXISTS resets")
        connection.execute(TABLES)
        yield connection


# --8<-- [start:test]
def test_the_link_works_once(db):
    token = request_reset(db, "ana@example.com")
    assert redeem(db, token) == "ana@example.com"
    assert redeem(db, token) is None


def test_an_old_link_is_dead(db):
    token = request_reset(db, "ana@example.com")
    db.execute("UPDATE resets SET at = now() - interval '16 minutes'")
    assert redeem(db, token) is None


def test_a_stolen_table_holds_no_links(db):
    token = request_reset(db, "ana@example.com")
    for (stored,) in db.execute("SELECT token FROM resets").fetchall():
        assert stored != token
        assert redeem(db, stored) is None


# --8<-- [end:test]
