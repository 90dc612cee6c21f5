"""The finished graph over a socket, on a real PostgreSQL."""

import threading

import psycopg
import pytest
from graphql import get_introspection_query

from access import ACCESS, OWNER
from doors import knock
from live import ask
from operations import digest, read_operations

PAGE = "{allBooks(first: %d) {edges {node {author {name} reviews {reader {name}}}}}}"


def codes(body):
    return [error.get("extensions", {}).get("code") for error in body.get("errors", [])]


# --8<-- [start:budget]
@pytest.mark.parametrize("books", [2, 20])
def test_a_page_takes_four_statements(client, books):
    answer = client.post("/graphql", json={"query": PAGE % books})
    assert answer.headers["x-sql"].startswith("4 statements")


# --8<-- [end:budget]


def test_every_book_gets_its_own_author_and_reviews(client):
    query = "{allBooks(first: 20) {edges {node {id author {id} reviews {book {id}}}}}}"
    edges = ask(client, query)["data"]["allBooks"]["edges"]
    for book in (edge["node"] for edge in edges):
        assert book["author"]["id"] == str(int(book["id"]) % 4 + 1)
        assert book["reviews"] == [{"book": {"id": book["id"]}}] * 5


def test_the_pages_follow_each_other(client):
    seen, after = [], None
    query = """query($after: String) {allBooks(first: 8, after: $after)
        {edges {node {id}} pageInfo {endCursor hasNextPage}}}"""
    while True:
        page = ask(client, query, variables={"after": after})["data"]["allBooks"]
        seen += [int(edge["node"]["id"]) for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert seen == list(range(1, 21))


@pytest.mark.parametrize(
    "argument", ["first: 0", "first: 51", 'after: "x"', 'after: "é"']
)
def test_a_bad_page_is_refused(client, argument):
    body = ask(client, f"{{allBooks({argument}) {{edges {{cursor}}}}}}")
    assert codes(body) == ["BAD_USER_INPUT"]


@pytest.mark.parametrize(
    "field",
    [
        'book(id: "1") {reviews(first: 51) {id}}',
        'book(id: "1") {author {books(first: 51) {id}}}',
        "me {borrowed(first: 51) {id}}",
    ],
)
def test_no_list_gives_more_than_a_page(client, field):
    """The price counts at most a page, so a resolver that gives more would lie."""
    assert codes(ask(client, f"{{{field}}}", "ana")) == ["BAD_USER_INPUT"]


# --8<-- [start:private]
PATHS = {
    "from a book": '{book(id: "5") {reviews(first: 1) {reader {%s}}}}',
    "from an author": '{book(id: "5") {author {books {reviews {reader {%s}}}}}}',
}
PRIVATE = [field for field, rule in ACCESS["Reader"].items() if rule == OWNER]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("field", PRIVATE)
@pytest.mark.parametrize("token", ["ana", ""])
def test_no_path_leads_to_a_private_field(client, path, field, token):
    selection = field if field == "email" else f"{field} {{title}}"
    body = ask(client, PATHS[path] % f"id {selection}", token)
    shown = [r for r in _readers(body["data"]) if r["id"] != "1" or not token]
    assert shown
    assert all(reader[field] is None for reader in shown)
    assert set(codes(body)) == {"FORBIDDEN"}


# --8<-- [end:private]


def _readers(node):
    if isinstance(node, list):
        for item in node:
            yield from _readers(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "reader":
                yield value
            yield from _readers(value)


def test_the_owner_and_the_desk_read_them(client):
    mine = ask(client, "{me {email borrowed {title}}}", "ana")["data"]["me"]
    assert mine["email"] == "r1@mail.example"
    desk = ask(client, '{book(id: "5") {reviews {reader {email}}}}', "desk")
    assert "errors" not in desk


# --8<-- [start:loaders]
def test_ben_does_not_get_anas_answer(client):
    query = '{book(id: "1") {borrowedByMe}}'
    for token, expected in (("ana", True), ("ben", False), ("", False)):
        body = ask(client, query, token)
        assert body["data"]["book"]["borrowedByMe"] is expected


# --8<-- [end:loaders]


def test_a_crash_tells_nothing_and_keeps_the_rest(client, url):
    with psycopg.connect(url) as migration:
        migration.execute("LOCK TABLE review")
        body = ask(client, '{book(id: "1") {title reviews {stars}}}')
    assert body["data"] == {"book": {"title": "Book 1", "reviews": None}}
    assert [error["message"] for error in body["errors"]] == ["internal error"]


BORROW = """mutation($book: ID!, $key: String!) {borrow(bookId: $book, requestKey: $key)
    {__typename ... on Borrowed {loanId repeated}}}"""


def _borrow(client, book, key, token="ben"):
    body = ask(client, BORROW, token, variables={"book": book, "key": key})
    return body["data"] and body["data"]["borrow"], codes(body)


# --8<-- [start:retries]
def test_eight_retries_at_once_make_one_loan(client, url):
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(_borrow(client, "9", "retry")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [a["repeated"] for a, _ in answers].count(False) == 1
    assert len({a["loanId"] for a, _ in answers}) == 1
    with psycopg.connect(url) as connection:
        sql = "SELECT count(*) FROM loan WHERE request_key = 'retry'"
        assert connection.execute(sql).fetchone() == (1,)


# --8<-- [end:retries]


@pytest.mark.parametrize("id", ["", "x", "-1", "9" * 5000, "١"])
def test_an_id_that_cannot_be_one_is_refused(client, id):
    body = ask(client, f'{{book(id: "{id}") {{title}}}}')
    assert codes(body) == ["BAD_USER_INPUT"]


def test_a_mutation_needs_a_caller_a_book_and_a_fresh_key(client):
    assert _borrow(client, "9", "x", token="")[1] == ["UNAUTHENTICATED"]
    assert _borrow(client, "nine", "x")[1] == ["BAD_USER_INPUT"]
    assert _borrow(client, "999", "x")[1] == ["BAD_USER_INPUT"]
    assert _borrow(client, "10", "retry")[1] == ["KEY_REUSED"]
    for key in ("", "x" * 65, "a\0b", "clé"):
        assert _borrow(client, "10", key)[1] == ["BAD_USER_INPUT"]


def test_only_registered_operations_run_in_public(public):
    assert codes(ask(public, "{__typename}")) == ["UNKNOWN_OPERATION"]
    for key, text in read_operations().items():
        assert key == digest(text)
        sent = {"persistedQuery": {"version": 1, "sha256Hash": key}}
        body = {"extensions": sent, "variables": {"first": 2, "book": "12", "key": "p"}}
        answer = public.post("/graphql", json=body).json()
        assert codes(answer) in ([], ["UNAUTHENTICATED"])


@pytest.mark.parametrize("sent", ["x", ["x"], {"sha256Hash": ["x"]}, {}, None])
def test_a_strange_hash_is_an_unknown_operation(public, sent):
    answer = public.post("/graphql", json={"extensions": {"persistedQuery": sent}})
    assert codes(answer.json()) == ["UNKNOWN_OPERATION"]
    assert "x-sql" not in answer.headers


def test_no_error_suggests_a_field(client):
    (error,) = ask(client, "{me {emai}}")["errors"]
    assert error["message"] == "Cannot query field 'emai' on type 'Reader'."


def test_the_editor_learns_the_schema_with_one_large_question(client):
    body = ask(client, get_introspection_query(input_value_deprecation=True))
    assert "errors" not in body


def test_every_door_of_the_public_app_is_shut(public):
    assert {verdict.split()[-1] for verdict in knock(public).values()} == {"refused"}


def test_rest_reads_the_same_page(client):
    answer = client.get("/books")
    assert len(answer.json()) == 20
    again = client.get("/books", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
