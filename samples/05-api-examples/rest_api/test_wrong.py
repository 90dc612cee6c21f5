"""The naive API is wrong in the ways that the page says."""

import httpx2
import pytest

from live import serve


@pytest.fixture
def naive(url, db, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", url)
    fresh = httpx2.Limits(max_keepalive_connections=0)
    with (
        serve("naive_wrong") as server,
        httpx2.Client(base_url=server, limits=fresh) as client,
    ):
        yield client


def test_it_charges_twice_and_loses_an_update_and_cannot_clear(naive, count):
    body = {"account": "ES00001234", "cents": 4990, "note": "dinner"}
    key = {"Idempotency-Key": "payment-1"}
    one, two = (naive.post("/v1/payments", json=body, headers=key) for _ in range(2))
    assert one.json()["id"] != two.json()["id"]
    assert count("payments") == 2
    where = f"/v1/payments/{one.json()['id']}"
    read = naive.get(where)
    assert "ETag" not in read.headers
    for note in ("ana", "luis"):
        assert naive.patch(where, json={"note": note}).status_code == 200
    naive.patch(where, json={"note": None})
    assert naive.get(where).json()["note"] == "luis"
    assert naive.get("/v1/payments?sort=price").status_code == 500
    assert naive.get("/v1/payments?sort=pg_sleep(0)::text").status_code == 200
