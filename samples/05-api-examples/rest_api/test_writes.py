"""Creating, retrying and changing, over a real socket."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

import storage

PATCH = {"Content-Type": "application/merge-patch+json"}


def kind(answer):
    return answer.json()["type"].rpartition("/")[2]


def test_a_creation_says_where_and_which_version(pay, client):
    created = pay()
    assert created.status_code == 201
    read = client.get(created.headers["Location"])
    assert read.json() == created.json()
    assert read.headers["ETag"] == created.headers["ETag"]


# --8<-- [start:retries]
def test_a_retry_gets_the_first_answer_again(pay, client, count):
    first = pay(key="order-7781")
    one, tag = first.headers["Location"], first.headers["ETag"]
    client.patch(one, json={"note": "new"}, headers=PATCH | {"If-Match": tag})
    again = pay(key="order-7781")
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert count("payments") == 1


def test_a_key_with_another_body_is_422(pay, count):
    pay(key="order-7781")
    other = pay(key="order-7781", cents=1)
    assert (other.status_code, kind(other)) == (422, "key-reused")
    assert count("payments") == 1


def test_a_key_that_is_being_used_is_409(pay, url):
    with psycopg.connect(url) as first:  # holds what a running request holds
        lock = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
        first.execute(lock, ["app order-7781"])
        early = pay(key="order-7781")
        assert (early.status_code, kind(early)) == (409, "key-in-use")
        assert early.headers["Retry-After"] == "1"
    assert pay(key="order-7781").status_code == 201


def test_eight_at_once_make_one_payment(pay, count):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: pay(key="order-7781"), range(8)))
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert count("payments") == 1


# --8<-- [end:retries]


def test_two_spellings_of_one_body_are_one_request(pay, client, count):
    first = pay(key="order-7781")
    headers = {"Idempotency-Key": "order-7781", "X-Client": "app"}
    headers["Content-Type"] = "application/json"
    body = '{ "cents":4990,\n "note": null, "account":"ES00001234" }'
    again = client.post("/v1/payments", content=body, headers=headers)
    assert again.json() == first.json()
    assert count("payments") == 1


def test_two_callers_may_choose_the_same_key(pay, count):
    assert pay(key="order-7781", caller="ana").status_code == 201
    assert pay(key="order-7781", caller="luis").status_code == 201
    assert count("payments") == 2


def test_a_failure_keeps_no_answer(pay, db, count):
    db.execute("ALTER TABLE payments ADD CONSTRAINT broken CHECK (cents <> 4990)")
    try:
        assert pay(key="order-7781").status_code == 500
    finally:
        db.execute("ALTER TABLE payments DROP CONSTRAINT broken")
    assert count("answers") == 0
    assert pay(key="order-7781").status_code == 201


def test_a_key_is_forgotten_after_a_day(pay, db, count):
    pay(key="order-7781")
    db.execute("UPDATE answers SET stored_at = now() - interval '25 hours'")
    assert pay(key="order-7781").status_code == 201
    assert count("payments") == 2


# --8<-- [start:conditions]
def test_of_two_writers_one_gets_412(pay, client):
    created = pay(note="dinner")
    one = created.headers["Location"]
    seen = PATCH | {"If-Match": created.headers["ETag"]}
    with ThreadPoolExecutor(2) as pool:
        notes = ({"note": "ana"}, {"note": "luis"})
        answers = list(
            pool.map(lambda note: client.patch(one, json=note, headers=seen), notes)
        )
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    won = next(answer for answer in answers if answer.status_code == 200)
    assert client.get(one).json()["note"] == won.json()["note"]


# --8<-- [end:conditions]


def test_a_version_can_be_changed_once(pay, db):
    """The second writer, when both passed the comparison before either wrote."""
    number = pay().json()["id"]
    assert storage.update_payment(db, number, 1, {"note": "ana"})["version"] == 2
    assert storage.update_payment(db, number, 1, {"note": "luis"}) is None
    assert storage.get_payment(db, number)["note"] == "ana"


@pytest.mark.parametrize(
    ("if_match", "status"),
    [('"1.9"', 412), ("W/{tag}", 412), ("x", 412), ('"a", {tag}', 200), ("*", 200)],
)  # fmt: skip
def test_if_match_compares_strongly(pay, client, if_match, status):
    created = pay()
    headers = PATCH | {"If-Match": if_match.format(tag=created.headers["ETag"])}
    one = created.headers["Location"]
    assert client.patch(one, json={"note": "x"}, headers=headers).status_code == status


def test_a_change_without_if_match_is_428(pay, client):
    answer = client.patch(pay().headers["Location"], json={"note": "x"}, headers=PATCH)
    assert (answer.status_code, kind(answer)) == (428, "if-match-required")


def test_a_known_version_is_304_without_a_body(pay, client):
    created = pay()
    one, tag = created.headers["Location"], created.headers["ETag"]
    for same in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = client.get(one, headers={"If-None-Match": same})
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["Cache-Control"] == "private, no-cache"
    assert client.get(one, headers={"If-None-Match": '"1.9"'}).status_code == 200


# --8<-- [start:patch]
@pytest.mark.parametrize(
    ("patch", "status", "note", "category"),
    [
        ({"category": "food"}, 200, "dinner", "food"),
        ({"note": None}, 200, None, "other"),
        ({}, 200, "dinner", "other"),
        ({"category": None}, 422, "dinner", "other"),
        ({"cents": 1}, 422, "dinner", "other"),
    ],
)
def test_null_clears_and_absent_keeps(pay, client, patch, status, note, category):
    one = pay(note="dinner").headers["Location"]
    answer = client.patch(one, json=patch, headers=PATCH | {"If-Match": "*"})
    assert answer.status_code == status
    now = client.get(one).json()
    assert (now["note"], now["category"], now["cents"]) == (note, category, 4990)


# --8<-- [end:patch]


def test_another_patch_format_is_415(pay, client):
    one = pay().headers["Location"]
    answer = client.patch(one, json={"note": "x"}, headers={"If-Match": "*"})
    assert (answer.status_code, kind(answer)) == (415, "wrong-patch-type")
    assert answer.headers["Accept-Patch"] == "application/merge-patch+json"
