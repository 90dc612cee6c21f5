import pytest
from exercise import app, events
from fastapi.testclient import TestClient

client = TestClient(app)


def page(**query):
    return client.get("/events", params=query).json()


# --8<-- [start:test]
@pytest.mark.parametrize(
    "query", ["limit=0", "limit=-1", "limit=51", "limit=1000000000", "after=-1"]
)
def test_a_page_is_bounded(query):
    assert client.get(f"/events?{query}").status_code == 422


def test_a_deleted_event_makes_no_gap():
    first = page(limit=50)
    events.remove(10)
    second = page(limit=50, after=first["next_after"])
    events.insert(9, 10)
    assert second["items"][0] == 51


def test_the_last_page_says_so():
    seen, after = [], 0
    while after is not None:
        part = page(limit=40, after=after)
        seen += part["items"]
        after = part["next_after"]
    assert seen == events


# --8<-- [end:test]
