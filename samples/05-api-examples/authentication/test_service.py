"""What the right app promises, asked over its socket."""

from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore

import httpx2
import psycopg
import pytest
from fastapi import Response
from psycopg.rows import dict_row
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

import access
import limits
import main
import passwords
import refresh
import sessions
import tokens
from attacks import PASSWORD


@pytest.fixture(scope="module")
def app(right):
    return right


@pytest.fixture
def db(app):
    with psycopg.connect(
        app.database_url, row_factory=dict_row, autocommit=True
    ) as connection:
        yield connection


# --8<-- [start:roles]
@pytest.fixture(scope="module")
def bearers(app):
    """A token for each role."""
    found = {"anonymous": ""}
    for role in ("user", "admin"):
        who = app.someone()
        app.sql(
            "UPDATE users SET role = %s WHERE username = %s RETURNING id",
            role,
            who["username"],
        )
        found[role] = app.tokens(who)["access_token"]
    return found


@pytest.mark.parametrize("role", ["anonymous", "user", "admin"])
@pytest.mark.parametrize(("method", "path"), access.routes_of(main.app))
def test_role_matrix(app, bearers, method, path, role):
    place = path.replace("{invoice_id}", "999")
    status = app.call(method, place, bearer=bearers[role]).status_code
    expected = access.verdict(method, path, role)
    if expected:
        assert status == expected
    else:
        assert status not in {401, 403}


# --8<-- [end:roles]


def test_the_table_says_what_was_agreed():
    """The matrix test follows the table; this one holds the table itself."""
    assert access.verdict("GET", "/users", "user") == 403
    assert access.verdict("GET", "/users", "admin") is None
    assert access.verdict("DELETE", "/new", "admin") == 403
    open_ones = {
        r for r, who in access.ALLOWED.items() if "anonymous" in who
    }
    assert open_ones == {
        ("POST", "/users"),
        ("POST", "/login"),
        ("POST", "/token"),
        ("POST", "/token/refresh"),
        ("POST", "/token/revoke"),
    }


def test_a_route_without_a_row_does_not_start(monkeypatch):
    monkeypatch.delitem(access.ALLOWED, ("GET", "/users"))
    with pytest.raises(RuntimeError, match="not in both"):
        access.complete(main.app)


# --8<-- [start:objects]
MAKERS = {"{invoice_id}": ("/invoices", {"cents": 100})}
WITH_ID = sorted(r for r in access.routes_of(main.app) if "{" in r[1])


@pytest.mark.parametrize(("method", "path"), WITH_ID)
def test_object_of_another_user(app, method, path):
    ana, bob = (
        app.tokens(app.someone())["access_token"] for _ in range(2)
    )
    name = path[path.index("{") : path.index("}") + 1]
    where, body = MAKERS[name]  # a new kind of object fails here
    made = app.call("POST", where, body, bearer=ana).json()["id"]
    place = path.replace(name, str(made))
    assert app.call(method, place, bearer=bob).status_code == 404
    assert (
        app.call("GET", f"{where}/{made}", bearer=ana).status_code == 200
    )
    assert app.call(method, place, bearer=ana).is_success


# --8<-- [end:objects]


def test_lists_show_own_objects_only(app):
    ana, bob = (
        app.tokens(app.someone())["access_token"] for _ in range(2)
    )
    app.call("POST", "/invoices", {"cents": 100}, bearer=ana)
    assert app.call("GET", "/invoices", bearer=bob).json() == []


# --8<-- [start:family]
def test_a_replay_ends_the_family(app):
    first = app.tokens(app.someone())["refresh_token"]

    def refresh(token):
        body = {"refresh_token": token}
        return app.call("POST", "/token/refresh", body)

    second = refresh(first).json()["refresh_token"]
    assert refresh(first).status_code == 401
    assert refresh(second).status_code == 401


# --8<-- [end:family]


def test_a_family_ends_even_if_it_is_used(app, db):
    token = app.tokens(app.someone())["refresh_token"]
    hashed = refresh.digest(token)
    db.execute(
        "UPDATE families SET expires_at = now() WHERE id ="
        " (SELECT family_id FROM refresh_tokens WHERE hash = %s)",
        (hashed,),
    )
    answer = app.call("POST", "/token/refresh", {"refresh_token": token})
    assert answer.status_code == 401


# --8<-- [start:logout]
def test_logout_of_tokens(app):
    got = app.tokens(app.someone())
    body = {"refresh_token": got["refresh_token"]}
    assert app.call("POST", "/token/revoke", body).status_code == 204
    assert app.call("POST", "/token/refresh", body).status_code == 401
    # The access token goes on until it expires: five minutes at most.
    assert app.accepted(got["access_token"])
    assert tokens.LIFETIME_S <= 300


# --8<-- [end:logout]


def test_a_new_password_ends_everything(app):
    who = app.someone()
    got, browser = app.tokens(who), app.browser(who)
    body = {"current": PASSWORD, "new": "another sentence, as long"}
    answer = app.call(
        "POST",
        "/me/password",
        body,
        cookie=browser["cookie"],
        csrf=browser["csrf"],
    )
    assert answer.status_code == 204
    assert not app.accepted(got["access_token"])
    body = {"refresh_token": got["refresh_token"]}
    assert app.call("POST", "/token/refresh", body).status_code == 401
    assert (
        app.call("GET", "/me", cookie=browser["cookie"]).status_code
        == 401
    )
    assert app.call("POST", "/token", who).status_code == 401


def test_a_login_overtaken_by_a_new_password_gets_nothing(app, db):
    name = app.someone()["username"]
    user = db.execute(
        "UPDATE users SET generation = 1 WHERE username = %s RETURNING id",
        (name,),
    ).fetchone()
    before = user | {"generation": 0}  # as the login read it
    assert refresh.start(db, user["id"], 0) is None
    assert sessions.open_session(db, Response(), before, None) is None
    assert refresh.start(db, user["id"], 1)


def test_a_session_with_its_csrf_token_may_change_things(app):
    me = app.browser(app.someone())
    body = {"display_name": "Ana"}
    for csrf, status in {me["csrf"]: 204, "": 403, "guess": 403}.items():
        answer = app.call(
            "PATCH", "/me", body, cookie=me["cookie"], csrf=csrf
        )
        assert answer.status_code == status
    again = app.call("GET", "/me", cookie=me["cookie"]).json()
    assert again["csrf"] == me["csrf"]  # for a page that was reloaded


def test_a_session_ends(app, db):
    cookie = app.browser(app.someone())["cookie"]
    value = cookie.partition("=")[2]
    db.execute(
        "UPDATE sessions SET expires_at = now() WHERE hash = %s",
        (refresh.digest(value),),
    )
    assert app.call("GET", "/me", cookie=cookie).status_code == 401


def test_a_form_of_another_site_cannot_log_in(app):
    """A cross-site form sends text/plain at best; the app wants JSON."""
    who = app.someone()
    text = (
        f'{{"username": "{who["username"]}", "password": "{PASSWORD}"}}'
    )
    answer = httpx2.post(
        f"{app.url}/login",
        content=text,
        headers={"Content-Type": "text/plain"},
    )
    assert answer.status_code == 422


# --8<-- [start:rehash]
def test_an_old_hash_is_replaced_at_login(app, db):
    who = app.someone()
    weak = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=1024),))
    db.execute(
        "UPDATE users SET password_hash = %s WHERE username = %s",
        (weak.hash(PASSWORD), who["username"]),
    )
    app.tokens(who)
    stored = app.sql(
        "SELECT password_hash FROM users WHERE username = %s",
        who["username"],
    )
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


# --8<-- [end:rehash]


def test_a_hash_of_an_unknown_kind_is_a_wrong_password(app, db):
    who = app.someone()
    db.execute(
        "UPDATE users SET password_hash = %s WHERE username = %s",
        ("$2b$12$" + "x" * 53, who["username"]),
    )
    assert app.call("POST", "/token", who).status_code == 401


# --8<-- [start:at_once]
def test_guesses_at_once_count_too(app):
    name = app.someone()["username"]

    def guess(number):
        body = {"username": name, "password": f"wrong password {number}"}
        url = f"{app.url}/token"
        return httpx2.post(url, json=body, timeout=30).status_code

    with ThreadPoolExecutor(10) as pool:
        statuses = sorted(pool.map(guess, range(10)))
    assert statuses == [401] * limits.PAIR + [429] * (10 - limits.PAIR)


def test_the_owner_gets_in_from_another_address(db):
    for _ in range(limits.PAIR):
        assert limits.claim_attempt(db, "ana", "203.0.113.7")
    assert limits.claim_attempt(db, "ana", "203.0.113.7") is None
    assert limits.claim_attempt(db, "ana", "198.51.100.4")


# --8<-- [end:at_once]


def test_address_and_account_have_limits_of_their_own(db):
    for n in range(limits.ADDRESS):
        assert limits.claim_attempt(db, f"name{n}", "192.0.2.1")
    assert limits.claim_attempt(db, "one-more", "192.0.2.1") is None
    for n in range(limits.ACCOUNT):
        assert limits.claim_attempt(db, "luis", f"2001:db8::{n}")
    assert limits.claim_attempt(db, "luis", "198.51.100.9") is None
    db.execute(
        "UPDATE login_failures SET at = now() - interval '16 minutes'"
        " WHERE username = 'luis'"
    )
    assert limits.claim_attempt(db, "luis", "198.51.100.9")


def test_two_guesses_at_the_same_moment_cannot_share_the_last_place(
    app, db
):
    for _ in range(limits.PAIR - 1):
        assert limits.claim_attempt(db, "eva", "203.0.113.8")
    with (
        psycopg.connect(app.database_url, row_factory=dict_row) as one,
        psycopg.connect(app.database_url, row_factory=dict_row) as two,
        ThreadPoolExecutor(1) as pool,
    ):
        assert limits.claim_attempt(one, "eva", "203.0.113.8")
        later = pool.submit(
            limits.claim_attempt, two, "eva", "203.0.113.8"
        )
        with pytest.raises(
            TimeoutError
        ):  # it waits for the first one's end
            later.result(0.5)
        one.commit()
        assert later.result(10) is None


def test_a_new_password_needs_the_current_one_and_obeys_the_rules(app):
    who = app.someone()
    bearer = app.tokens(who)["access_token"]
    for body, status in (
        ({"current": "not my password", "new": PASSWORD + "!"}, 401),
        ({"current": PASSWORD, "new": "short"}, 422),
    ):
        answer = app.call("POST", "/me/password", body, bearer=bearer)
        assert answer.status_code == status
    assert app.call("POST", "/token", who).status_code == 200
    weak = {"username": "somebody.new", "password": "short"}
    assert app.call("POST", "/users", weak).status_code == 422


def test_a_new_login_ends_the_session_that_the_browser_had(app):
    who = app.someone()
    old = app.browser(who)["cookie"]
    new = app.browser(who, cookie=old)["cookie"]
    assert app.call("GET", "/me", cookie=old).status_code == 401
    assert app.call("GET", "/me", cookie=new).status_code == 200


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "15 to 128"),
        ("x" * 129, "15 to 128"),
        ("PasswordPassword", "list"),
        ("aaaaaaaaaaaaaaaaaaaa", "list"),
        ("my name is person, really", "user name"),
    ],
)
def test_refused_passwords(password, why):
    assert why in passwords.refusal(password, "person")


def test_a_flood_of_logins_is_told_to_come_back(monkeypatch):
    monkeypatch.setattr(passwords, "WAIT_S", 0.01)
    monkeypatch.setattr(passwords, "SLOTS", BoundedSemaphore(1))
    with passwords.slot(), pytest.raises(passwords.TooBusy):
        passwords.check("whatever it may be", None)


def test_accents_typed_in_two_ways_are_one_password():
    stored = passwords.hashed("contrase\u00f1a con e\u00f1e larga")
    right, _ = passwords.check(
        "contrasen\u0303a con en\u0303e larga", stored
    )
    assert right


def test_no_token_of_any_kind_is_stored_in_clear(app, db):
    who = app.someone()
    got, browser = app.tokens(who), app.browser(who)
    value = browser["cookie"].partition("=")[2]
    stored = [
        bytes(row["hash"])
        for table in ("sessions", "refresh_tokens")
        for row in db.execute(f"SELECT hash FROM {table}").fetchall()  # noqa: S608
    ]
    assert got["refresh_token"].encode() not in stored
    assert value.encode() not in stored
