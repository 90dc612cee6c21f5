import pytest
from exercise import app
from fastapi.testclient import TestClient

client = TestClient(app, raise_server_exceptions=False)


def send(percent):
    body = f'{{"percent": {percent}}}'
    headers = {"content-type": "application/json"}
    return client.post("/discounts", content=body, headers=headers)


# --8<-- [start:test]
@pytest.mark.parametrize(
    "percent", ["NaN", '"NaN"', "1e400", "-Infinity", "-1", "0", "90.1", "5.25", "true"]
)
def test_what_is_not_a_discount_is_422(percent):
    assert send(percent).status_code == 422


@pytest.mark.parametrize("percent", ["0.5", '"12.5"', "90"])
def test_a_discount_is_created(percent):
    answer = send(percent)
    assert answer.status_code == 201
    assert answer.json()["percent"] == percent.strip('"')


# --8<-- [end:test]
