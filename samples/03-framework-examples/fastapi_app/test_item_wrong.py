"""What is wrong with the wrong files stays wrong: the page shows it."""

import pytest
from fastapi.testclient import TestClient

import half_wrong
import item_wrong
from live import serve


@pytest.fixture
def naive():
    item_wrong.catalogue.clear()
    return TestClient(item_wrong.app)


def send(client, price):
    body = f'{{"name": "tea", "price": {price}}}'
    return client.post(
        "/items",
        content=body,
        headers={"content-type": "application/json"},
    )


@pytest.mark.parametrize(
    "price", ['"NaN"', "NaN", "1e400", '"1e400"', "-Infinity"]
)
def test_the_naive_endpoint_crashes(naive, price):
    with pytest.raises(
        ValueError, match="Out of range float values are not JSON"
    ):
        send(naive, price)


def test_the_naive_endpoint_takes_a_negative_price_and_says_200(naive):
    assert send(naive, "-3").status_code == 200


def test_one_nan_breaks_the_naive_list_for_everybody(naive):
    with pytest.raises(ValueError, match="Out of range"):
        send(naive, "NaN")
    with pytest.raises(ValueError, match="Out of range"):
        naive.get("/items")


def test_a_strict_model_alone_crashes_while_it_refuses():
    client = TestClient(half_wrong.app)
    assert send(client, '"NaN"').status_code == 422
    with pytest.raises(ValueError, match="Out of range"):
        send(client, "NaN")
    with pytest.raises(
        UnicodeEncodeError, match="surrogates not allowed"
    ):
        client.post(
            "/items",
            content=rb'{"name": "t", "price": 4, "\ud83c": 1}',
            headers={"content-type": "application/json"},
        )


def test_the_hostile_script_talks_to_a_real_server():
    with serve("item_wrong:app") as server:
        assert server.url.startswith("http://127.0.0.1:")
        assert server.process.poll() is None
    assert server.process.returncode is not None
