import pytest
from exercise import Base, app, engine

client = app.test_client()


@pytest.fixture(autouse=True)
def tables():
    Base.metadata.create_all(engine)
    yield
    open_ones = engine.pool.checkedout()
    engine.dispose()
    assert open_ones == 0, "a request kept its connection"


# --8<-- [start:test]
def test_a_duplicate_concerns_nobody_else():
    assert client.post("/seats/7").status_code == 201
    assert client.post("/seats/7").status_code == 409
    assert client.post("/seats/8").status_code == 201
    assert client.get("/seats").json == {"booked": 2}


def test_no_request_keeps_a_connection():
    client.get("/seats")
    assert engine.pool.checkedout() == 0


# --8<-- [end:test]
