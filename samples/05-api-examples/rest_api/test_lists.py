"""Pages, cursors, sorting and filters."""

import base64
import json

import pytest


@pytest.fixture
def ten(db):
    """Ten payments: amounts repeat, and all have the same time."""
    db.execute(
        "INSERT INTO payments (account, cents, category, created_at)"
        " SELECT 'ES00001234', 100 * (n % 3 + 1),"
        " CASE WHEN n % 2 = 0 THEN 'food' ELSE 'other' END, timestamptz '2026-11-20'"
        " FROM generate_series(1, 10) AS n"
    )
    return [row["id"] for row in db.execute("SELECT id FROM payments ORDER BY id")]


def walk(client, **query):
    found = []
    while True:
        page = client.get("/v1/payments", params=query).json()
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        assert len(page["items"]) == query["limit"]
        query["cursor"] = page["next_cursor"]


# --8<-- [start:walk]
@pytest.mark.parametrize("sort", ["created", "-created", "cents", "-cents"])
@pytest.mark.parametrize("limit", [1, 3, 5, 10])
def test_every_payment_once_in_order(client, ten, sort, limit):
    found = walk(client, sort=sort, limit=limit)
    column = {"created": "created_at"}.get(sort.lstrip("-"), "cents")
    expected = sorted(found, key=lambda p: (p[column], p["id"]), reverse=sort[0] == "-")
    assert found == expected
    assert sorted(p["id"] for p in found) == ten


# --8<-- [end:walk]


def test_a_filter_holds_on_every_page(client, ten):
    found = walk(client, category="food", limit=2)
    assert [p["category"] for p in found] == ["food"] * 5


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "sort=name", "sort=id ASC", "category=x", "cursor=%00"],
)  # fmt: skip
def test_what_is_not_on_the_list_is_422(client, db, query):
    answer = client.get(f"/v1/payments?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/query/" + query.partition("=")[0]


def test_a_cursor_belongs_to_its_sort_and_filter(client, ten):
    cursor = client.get("/v1/payments?limit=2").json()["next_cursor"]
    for other in ("sort=cents", "category=food"):
        answer = client.get(f"/v1/payments?cursor={cursor}&{other}")
        assert answer.status_code == 400
        assert answer.json()["type"].endswith("/invalid-cursor")


def test_a_made_up_cursor_is_400(client, ten):
    good = client.get("/v1/payments?limit=2").json()["next_cursor"]
    text = json.loads(base64.urlsafe_b64decode(good + "=="))
    for change in (
        {"id": 2**63},
        {"cents": "x"},
        {"created_at": "2026-11-20"},
        {"a": 1},
    ):
        forged = base64.urlsafe_b64encode(json.dumps(text | change).encode())
        cursor = forged.decode().rstrip("=")
        answer = client.get("/v1/payments", params={"cursor": cursor})
        assert answer.status_code == 400, change
    for cursor in ("abc", "-", "____", good[:-3]):
        answer = client.get("/v1/payments", params={"cursor": cursor})
        assert answer.status_code == 400, cursor


# --8<-- [start:plan]
@pytest.mark.parametrize(
    ("order", "start"),
    [("created_at", "timestamptz '2026-11-20'"), ("cents", "200")],
)
def test_a_page_is_read_from_an_index(db, ten, order, start):
    with db.transaction():
        db.execute("SET LOCAL enable_seqscan = off")
        db.execute("SET LOCAL enable_bitmapscan = off")
        rows = db.execute(
            "EXPLAIN (COSTS OFF) SELECT * FROM payments"  # noqa: S608
            f" WHERE ({order}, id) < ({start}, 5)"
            f" ORDER BY {order} DESC, id DESC LIMIT 51"
        ).fetchall()
    plan = "\n".join(row["QUERY PLAN"] for row in rows)
    assert f"Index Cond: (ROW({order}, id) <" in plan
    assert "Sort" not in plan


# --8<-- [end:plan]
