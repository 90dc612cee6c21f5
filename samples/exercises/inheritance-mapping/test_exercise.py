import pytest
from exercise import Headers


# --8<-- [start:test]
def test_one_name_however_it_came_in():
    headers = Headers({"Content-Type": "text/plain"})
    headers.update({"ETAG": "1"})
    headers.setdefault("Age", "0")
    headers["X-Trace"] = "7"
    assert sorted(headers) == ["age", "content-type", "etag", "x-trace"]


@pytest.mark.parametrize("name", ["etag", "ETag", "ETAG"])
def test_every_way_of_asking_agrees(name):
    headers = Headers({"Etag": "1"})
    assert headers[name] == headers.get(name) == "1"
    assert name in headers
    assert headers.pop(name) == "1"
    assert len(headers) == 0


# --8<-- [end:test]
