"""The contract of the finished app, on a real PostgreSQL."""

import threading

import psycopg
import pytest
from sqlalchemy.exc import IntegrityError

import storage

JSON = {
    "content-type": "application/json",
    "idempotency-key": "key-00001",
}


def count(settings, table="items"):
    with psycopg.connect(settings.database_url) as connection:
        query = f"SELECT count(*) FROM {table}"  # noqa: S608
        return connection.execute(query).fetchone()[0]


def is_problem(response, status):
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert "Traceback" not in response.text
    return body


# --8<-- [start:created]
def test_creation_answers_201_with_a_location(client, post):
    created = post()
    assert created.status_code == 201
    assert (
        client.get(created.headers["Location"]).json() == created.json()
    )


def test_the_answer_has_these_keys_and_no_others(post):
    created = post(cost="1.20")
    assert set(created.json()) == {
        "id",
        "sku",
        "name",
        "price",
        "created_at",
    }


# --8<-- [end:created]


@pytest.mark.parametrize(
    "price",
    ["NaN", '"NaN"', "1e400", '"1e400"', "-1", "0", "Infinity", '"Infinity"', "true",
     "19.999", "1000000", "1" + "0" * 4000, "1E+999999", '"1_0"', '" 4"', '"٤"',
     '"1E+1"', "null", "[]", '""', "0.001"],
)  # fmt: skip
def test_a_price_that_is_not_money_is_422(refusing, price):
    body = f'{{"sku": "TEA-0001", "name": "tea", "price": {price}}}'
    answer = refusing.post("/items", content=body, headers=JSON)
    assert is_problem(answer, 422)["errors"]


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("4", "4.00"),
        ("4.5", "4.50"),
        ("1E+3", "1000.00"),
        ("999999.99", "999999.99"),
    ],
)
def test_a_price_has_one_form_in_every_answer(client, sent, stored):
    body = f'{{"sku": "TEA-0001", "name": "tea", "price": {sent}}}'
    created = client.post("/items", content=body, headers=JSON)
    assert created.json()["price"] == stored
    assert (
        client.get(created.headers["Location"]).json()["price"] == stored
    )


def test_no_digit_passes_through_a_binary_float(client):
    body = '{"sku": "TEA-0001", "name": "tea", "price": 19.990000000000000001}'
    is_problem(client.post("/items", content=body, headers=JSON), 422)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (rb'{"sku": "TEA-0001", "name": "tea\u0000", "price": 4}', 422),
        (rb'{"sku": "TEA-0001", "name": "tea \ud83c", "price": 4}', 422),
        (
            rb'{"sku": "TEA-0001", "name": "tea", "price": 4, "\ud83c": 1}',
            422,
        ),
        (
            b'{"sku": "TEA-0001", "name": "tea", "price": 4, "price": 1}',
            422,
        ),
        (b'{"sku": "TEA-0001", "name": "   ", "price": 4}', 422),
        (b'{"sku": "TEA-0001\\n", "name": "tea", "price": 4}', 422),
        (b'{"sku": "TEA-0001", "name": "t\xe9", "price": 4}', 400),
        (b'{"a": ' + b"[" * 15_000, 400),
        (b'{"a": ' + b"9" * 15_000 + b"}", 400),
        (b"\xff\xfe{\x00}\x00", 400),
        (b"[]", 422),
        (b"null", 422),
        (b"", 422),
    ],
)
def test_a_hostile_body_is_refused(refusing, body, status):
    is_problem(
        refusing.post("/items", content=body, headers=JSON), status
    )


def test_an_unknown_key_is_refused(post):
    problem = is_problem(post(admin=True), 422)
    assert problem["errors"] == [
        {"where": "body.admin", "why": "Extra inputs are not permitted"}
    ]


def test_the_name_is_stripped(post):
    assert post(name="  Té verde 🍵 ").json()["name"] == "Té verde 🍵"


def test_a_body_over_the_limit_is_413(client, post):
    is_problem(post(name="x" * 20_000), 413)

    def chunks():  # no Content-Length to look at
        yield from [b'{"name": "', *[b"x" * 1_000] * 40, b'"}']

    is_problem(client.post("/items", content=chunks(), headers=JSON), 413)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/items/999", 404),
        ("GET", "/nowhere", 404),
        ("DELETE", "/items", 405),
        ("GET", "/items?limit=1000000000", 422),
        ("GET", "/items?limit=0", 422),
        ("GET", "/items?after=" + "9" * 30, 422),
        ("GET", "/items/" + "9" * 30, 422),
        ("GET", "/items/-1", 422),
        ("GET", "/items/1%00", 422),
        ("POST", "/items", 422),
    ],
)
def test_every_refusal_has_the_same_shape(refusing, method, path, status):
    is_problem(refusing.request(method, path), status)


def test_a_list_is_cut_into_pages(client, post):
    for number in range(5):
        post(key=f"key-{number:05}", sku=f"TEA-{number:04}")
    first = client.get("/items?limit=3").json()
    rest = client.get(
        f"/items?limit=3&after={first['next_after']}"
    ).json()
    assert [len(first["items"]), len(rest["items"])] == [3, 2]
    assert rest["next_after"] is None


# --8<-- [start:idempotency]
def test_the_same_key_twice_makes_one_row(post, settings):
    first, again = post(), post()
    assert again.status_code == first.status_code == 201
    assert again.json() == first.json()
    assert count(settings) == 1


def test_a_key_cannot_be_used_for_another_item(post, settings):
    post()
    is_problem(post(price="9.99"), 409)
    assert count(settings) == 1


def test_eight_retries_at_once_make_one_row(post, settings):
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
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert count(settings) == 1


# --8<-- [end:idempotency]


def test_a_creation_without_a_key_is_refused(client):
    body = {"sku": "TEA-0001", "name": "tea", "price": 4}
    problem = is_problem(client.post("/items", json=body), 422)
    assert problem["errors"][0]["where"] == "header.Idempotency-Key"


def test_a_taken_sku_is_409_and_its_key_is_free_again(post, settings):
    post()
    is_problem(post(key="key-00002"), 409)
    assert count(settings, "idempotency_keys") == 1
    assert post(key="key-00002", sku="TEA-0002").status_code == 201


# --8<-- [start:crash]
def test_a_crash_answers_500_and_tells_nothing(
    post, settings, monkeypatch
):
    def explode(*arguments):
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr(storage, "fingerprint", explode)
    body = is_problem(post(), 500)
    assert body == {"title": "Internal Server Error", "status": 500}
    assert count(settings) == 0


# --8<-- [end:crash]


def test_another_broken_constraint_is_a_500(post, monkeypatch):
    async def broken(*arguments):
        raise IntegrityError(
            "INSERT", {}, psycopg.errors.CheckViolation("secret")
        )

    monkeypatch.setattr(storage, "create_once", broken)
    is_problem(post(), 500)


def test_the_database_refuses_a_bad_price_too(settings):
    with (
        psycopg.connect(settings.database_url) as connection,
        pytest.raises(psycopg.errors.CheckViolation),
    ):
        connection.execute(
            "INSERT INTO items (sku, name, price) VALUES ('A', 'a', 'NaN')"
        )
