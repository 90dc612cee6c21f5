import pytest
from exercise import app, texts
from fastapi.testclient import TestClient


@pytest.fixture
def client():
    texts.clear()
    return TestClient(app)


def put(client, text, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.put("/texts/menu", json={"text": text}, headers=named)


# --8<-- [start:test]
def test_a_text_is_created_once(client):
    first = put(client, "soup", if_none_match="*")
    assert first.status_code == 201
    assert client.get("/texts/menu").headers["ETag"] == first.headers["ETag"]
    assert put(client, "rice", if_none_match="*").status_code == 412


def test_the_second_writer_gets_412(client):
    seen = put(client, "soup", if_none_match="*").headers["ETag"]
    ana = put(client, "rice", if_match=seen)
    luis = put(client, "fish", if_match=seen)
    assert (ana.status_code, luis.status_code) == (200, 412)
    assert ana.headers["ETag"] != seen
    assert client.get("/texts/menu").json() == {"text": "rice"}


def test_a_change_needs_a_condition(client):
    assert put(client, "soup").status_code == 428
    assert put(client, "soup", if_match='"1"').status_code == 412
    assert texts == {}


# --8<-- [end:test]
