"""What /items does, asked through the test client on a real PostgreSQL."""

import threading

import psycopg
import pytest
from sqlalchemy.exc import IntegrityError

from shop import items

JSON = {
    "content-type": "application/json",
    "idempotency-key": "key-00001",
}


def count(app, table="items"):
    with psycopg.connect(app.config["DATABASE_URL"]) as connection:
        query = f"SELECT count(*) FROM {table}"  # noqa: S608
        return connection.execute(query).fetchone()[0]


def is_problem(answer, status):
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert "Traceback" not in answer.text
    body = answer.get_json()
    assert body["status"] == status
    return body


# --8<-- [start:created]
def test_creation_answers_201_with_a_location(client, post):
    created = post(cost="1.20")
    assert created.status_code == 201
    read = client.get(created.headers["Location"])
    assert read.get_json() == created.get_json()
    assert set(read.get_json()) == {
        "id",
        "sku",
        "name",
        "price",
        "created_at",
    }


# --8<-- [end:created]


# --8<-- [start:refused]
@pytest.mark.parametrize(
    "price",
    ["NaN", '"NaN"', "1e400", "-1", "0", "Infinity", "true", "19.999",
     '"1_0"', '"4 €"', "null", "[]", "19.990000000000000001"],
)  # fmt: skip
def test_a_price_that_is_not_money_is_422(client, app, price):
    body = f'{{"sku": "TEA-0001", "name": "tea", "price": {price}}}'
    answer = client.post("/items", data=body, headers=JSON)
    assert is_problem(answer, 422)["errors"]
    assert count(app) == 0


# --8<-- [end:refused]


@pytest.mark.parametrize(
    "body",
    [
        rb'{"sku": "TEA-0001", "name": "tea\u0000", "price": 4}',
        rb'{"sku": "TEA-0001", "name": "tea \ud83c", "price": 4}',
        rb'{"sku": "TEA-0001", "name": "tea", "price": 4, "\ud83c": 1}',
        b'{"sku": "TEA-0001", "name": "tea", "price": 4, "price": 1}',
        b'{"sku": "TEA-0001", "name": "tea", "price": 4, "admin": true}',
        b'{"sku": "TEA-0001", "name": "t\xe9", "price": 4}',
        b'{"a": ' + b"[" * 15_000,
        b'{"a": ' + b"9" * 15_000 + b"}",
        b"\xff\xfe{\x00}\x00",
        b"[]",
        b"null",
        b"",
    ],
)
def test_a_hostile_body_is_422(client, app, body):
    is_problem(client.post("/items", data=body, headers=JSON), 422)
    assert count(app) == 0


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/items/999", 404),
        ("GET", "/items/x", 404),
        ("GET", "/items/" + "9" * 30, 404),
        ("GET", "/nowhere", 404),
        ("DELETE", "/items", 405),
        ("GET", "/items?limit=1000000000", 422),
        ("GET", "/items?after=-1", 422),
        ("POST", "/items", 415),
    ],
)
def test_every_refusal_has_the_same_shape(client, method, path, status):
    is_problem(client.open(path, method=method), status)


def test_a_refusal_does_not_repeat_what_was_sent(client):
    body = {"sku": "hunter2-sku", "name": ["hunter2"], "price": "hunter2"}
    answer = client.post("/items", json=body, headers=JSON)
    assert len(is_problem(answer, 422)["errors"]) == 3
    assert "hunter2" not in answer.text


def test_a_405_says_what_is_allowed(client):
    assert "POST" in client.delete("/items").headers["Allow"]


def test_a_body_over_the_limit_is_413(client):
    big = b'{"name": "' + b"x" * 20_000 + b'"}'
    is_problem(client.post("/items", data=big, headers=JSON), 413)


def test_a_creation_without_a_key_is_refused(client):
    body = {"sku": "TEA-0001", "name": "tea", "price": 4}
    problem = is_problem(client.post("/items", json=body), 422)
    assert problem["errors"][0]["where"] == "header.Idempotency-Key"


def test_a_list_is_cut_into_pages(client, post):
    for number in range(5):
        post(key=f"key-{number:05}", sku=f"TEA-{number:04}")
    first = client.get("/items?limit=3").get_json()
    rest = client.get(
        f"/items?limit=3&after={first['next_after']}"
    ).get_json()
    assert [len(first["items"]), len(rest["items"])] == [3, 2]
    assert rest["next_after"] is None


def test_the_same_key_twice_makes_one_row(post, app):
    first, again = post(), post()
    assert first.status_code == again.status_code == 201
    assert first.get_json() == again.get_json()
    assert count(app) == 1
    is_problem(post(price="9.99"), 409)


def test_eight_retries_at_once_make_one_row(post, app):
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(post()))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    assert count(app) == 1


def test_a_taken_sku_is_409_and_its_key_is_free_again(post, app):
    post()
    is_problem(post(key="key-00002"), 409)
    assert count(app, "idempotency_keys") == 1
    assert post(key="key-00002", sku="TEA-0002").status_code == 201


# --8<-- [start:crash]
def test_a_crash_answers_500_and_tells_nothing(
    post, app, monkeypatch, caplog
):
    def explode(*arguments):
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr(items, "create_once", explode)
    body = is_problem(post(), 500)
    assert body == {"title": "Internal Server Error", "status": 500}
    assert "hunter2" in caplog.text  # the log has it
    assert count(app) == 0


# --8<-- [end:crash]


def test_another_broken_constraint_is_a_500(post, monkeypatch):
    def broken(*arguments):
        error = psycopg.errors.CheckViolation("secret")
        raise IntegrityError("INSERT", {}, error)

    monkeypatch.setattr(items, "create_once", broken)
    is_problem(post(), 500)
