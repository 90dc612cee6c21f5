import os

import psycopg
import pytest
from exercise import app
from fastapi.testclient import TestClient

client = TestClient(app, raise_server_exceptions=False)


@pytest.fixture(autouse=True)
def seats():
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute("DROP TABLE IF EXISTS seat")
        connection.execute(
            "CREATE TABLE seat (number int UNIQUE DEFERRABLE INITIALLY DEFERRED)"
        )


def rows():
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return connection.execute("SELECT count(*) FROM seat").fetchone()[0]


# --8<-- [start:test]
def test_a_seat_is_booked_once():
    assert client.post("/seats/7").status_code == 201
    assert client.post("/seats/7").status_code == 409
    assert rows() == 1


def test_every_201_is_a_row():
    answers = [client.post(f"/seats/{number}") for number in (1, 1, 2, 2, 3)]
    assert [answer.status_code for answer in answers].count(201) == rows() == 3


# --8<-- [end:test]
