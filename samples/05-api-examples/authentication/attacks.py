"""Attack an app over its socket. Each attack answers what it got, or None."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx2
import jwt
import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
)

PASSWORD = "a long sentence nobody else has"
numbers = count(1)


@dataclass
class Target:
    url: str
    database_url: str
    key: str
    algorithm: str  # what this app signs with
    client: httpx2.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx2.Client(base_url=self.url, timeout=30)

    def call(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        bearer: str = "",
        cookie: str = "",
        csrf: str = "",
    ) -> httpx2.Response:
        headers = {
            "Authorization": f"Bearer {bearer}" if bearer else "",
            "Cookie": cookie,
            "X-CSRF-Token": csrf,
        }
        sent = {name: value for name, value in headers.items() if value}
        self.client.cookies.clear()
        return self.client.request(method, path, json=body, headers=sent)

    def someone(self) -> dict[str, str]:
        """A new account."""
        name = f"person{next(numbers)}"
        body = {"username": name, "password": PASSWORD}
        self.call("POST", "/users", body).raise_for_status()
        return body

    def tokens(self, who: dict[str, str]) -> dict[str, str]:
        return dict(
            self.call("POST", "/token", who).raise_for_status().json()
        )

    def browser(
        self, who: dict[str, str], cookie: str = ""
    ) -> dict[str, str]:
        """Log in as a browser does: the cookie, and the token for forms."""
        answer = self.call("POST", "/login", who, cookie=cookie)
        answer.raise_for_status()
        set_cookie = answer.headers["set-cookie"]
        return {
            "cookie": set_cookie.partition(";")[0],
            "csrf": answer.json()["csrf"],
            "flags": set_cookie,
        }

    def sql(self, query: str, *values: object) -> object:
        with psycopg.connect(self.database_url) as db:
            row = db.execute(query.encode(), values).fetchone()
        return row[0] if row else None

    def mint(
        self, header: dict[str, Any] | None = None, **claims: object
    ) -> str:
        """A token signed with the app's key: an old one, a sister service's."""
        now = int(time.time())
        full = {
            "iss": "https://login.example",
            "aud": "invoices-api",
            "sub": "1",
            "gen": 0,
            "iat": now,
            "exp": now + 300,
        } | claims
        kept = {
            name: value
            for name, value in full.items()
            if value is not None
        }
        key: Any = self.key
        if self.algorithm == "EdDSA":
            key = Ed25519PrivateKey.from_private_bytes(
                bytes.fromhex(self.key)
            )
        headers = {"kid": "2026-11", "typ": "at+jwt"} | (header or {})
        return jwt.encode(kept, key, self.algorithm, headers=headers)

    def accepted(self, token: str) -> str | None:
        answer = self.call("GET", "/me", bearer=token)
        if answer.status_code == 200:
            return f"logged in as {answer.json()['username']}"
        return None


Attack = Callable[[Target], str | None]


# --8<-- [start:tokens]
def alg_none(app: Target) -> str | None:
    claims = jwt.decode(app.mint(), options={"verify_signature": False})
    header = {"kid": "no such key", "typ": "at+jwt"}
    return app.accepted(jwt.encode(claims, "", "none", headers=header))


def expired(app: Target) -> str | None:
    return app.accepted(app.mint(exp=int(time.time()) - 3600))


def no_expiry(app: Target) -> str | None:
    return app.accepted(app.mint(exp=None))


def wrong_audience(app: Target) -> str | None:
    return app.accepted(app.mint(aud="newsletter-api"))


def wrong_issuer(app: Target) -> str | None:
    return app.accepted(app.mint(iss="https://login.test.example"))


# --8<-- [end:tokens]


def refresh_as_access(app: Target) -> str | None:
    return app.accepted(app.tokens(app.someone())["refresh_token"])


# --8<-- [start:refresh]
def replayed_refresh(app: Target) -> str | None:
    first = app.tokens(app.someone())["refresh_token"]
    body = {"refresh_token": first}
    app.call("POST", "/token/refresh", body).raise_for_status()
    again = app.call("POST", "/token/refresh", body)
    return "a second pair of tokens" if again.status_code == 200 else None


def race_of_refreshes(app: Target) -> str | None:
    body = {"refresh_token": app.tokens(app.someone())["refresh_token"]}

    def ask(_: int) -> int:
        url = f"{app.url}/token/refresh"
        return httpx2.post(url, json=body, timeout=30).status_code

    with ThreadPoolExecutor(4) as pool:
        won = list(pool.map(ask, range(4))).count(200)
    return f"{won} of 4 succeeded" if won > 1 else None


# --8<-- [end:refresh]


def session_after_logout(app: Target) -> str | None:
    me = app.browser(app.someone())
    app.call("POST", "/logout", cookie=me["cookie"], csrf=me["csrf"])
    answer = app.call("GET", "/me", cookie=me["cookie"])
    return (
        "the copied cookie works" if answer.status_code == 200 else None
    )


# --8<-- [start:permissions]
def foreign_object(app: Target) -> str | None:
    ana, bob = (
        app.tokens(app.someone())["access_token"] for _ in range(2)
    )
    made = app.call(
        "POST", "/invoices", {"cents": 4200}, bearer=ana
    ).json()
    answer = app.call("GET", f"/invoices/{made['id']}", bearer=bob)
    return f"read {answer.text}" if answer.status_code == 200 else None


def mass_assignment(app: Target) -> str | None:
    who = app.someone()
    bearer = app.tokens(who)["access_token"]
    body = {"display_name": "Ana", "role": "admin"}
    app.call("PATCH", "/me", body, bearer=bearer)
    query = "SELECT role FROM users WHERE username = %s"
    role = app.sql(query, who["username"])
    return f"the row says {role}" if role != "user" else None


# --8<-- [end:permissions]


# --8<-- [start:timing]
def timing(app: Target) -> str | None:
    """Median of the ratios: known user to unknown, asked in turn."""
    names = [app.someone()["username"] for _ in range(7)]

    def seconds(name: str) -> float:
        body = {"username": name, "password": "a wrong password, long"}
        began = time.perf_counter()
        app.call("POST", "/token", body)
        return time.perf_counter() - began

    pairs = [(seconds(n), seconds(f"no-{n}")) for n in names]
    ratio = statistics.median(known / unknown for known, unknown in pairs)
    return "known users take over twice as long" if ratio > 2 else None


# --8<-- [end:timing]


def enumeration(app: Target) -> str | None:
    who = app.someone()
    again = app.call("POST", "/users", who)
    fresh = app.call(
        "POST", "/users", who | {"username": f"new{next(numbers)}"}
    )
    same = (again.status_code, again.text) == (
        fresh.status_code,
        fresh.text,
    )
    return (
        None if same else f"{again.status_code} for a name that is taken"
    )


# --8<-- [start:browser]
def csrf(app: Target) -> str | None:
    cookie = app.browser(app.someone())["cookie"]
    answer = app.call("POST", "/invoices", {"cents": 1}, cookie=cookie)
    return "the change was made" if answer.status_code == 201 else None


def fixation(app: Target) -> str | None:
    name = app.browser(app.someone())["cookie"].partition("=")[0]
    planted = f"{name}=chosen-by-the-attacker"
    app.browser(app.someone(), cookie=planted)
    answer = app.call("GET", "/me", cookie=planted)
    return (
        "in the victim's session" if answer.status_code == 200 else None
    )


def cookie_flags(app: Target) -> str | None:
    sent = app.browser(app.someone())["flags"].lower()
    asked = ("__host-", "secure", "httponly", "samesite")
    missing = [flag for flag in asked if flag not in sent]
    return f"missing: {', '.join(missing)}" if missing else None


# --8<-- [end:browser]


# --8<-- [start:brute]
def brute_force(app: Target) -> str | None:
    who = app.someone()
    for guess in range(12):
        body = who | {"password": f"wrong password number {guess}"}
        if app.call("POST", "/token", body).status_code == 429:
            return None
    return "12 guesses answered"


# --8<-- [end:brute]


def role_escape(app: Target) -> str | None:
    bearer = app.tokens(app.someone())["access_token"]
    answer = app.call("GET", "/users", bearer=bearer)
    return "a user reads all users" if answer.status_code == 200 else None


def password_change(app: Target) -> str | None:
    who = app.someone()
    stolen = app.tokens(who)["access_token"]
    body = {"current": PASSWORD, "new": "another sentence, as long"}
    app.call(
        "POST", "/me/password", body, bearer=stolen
    ).raise_for_status()
    return app.accepted(stolen) and "the stolen token still works"


ATTACKS: dict[str, Attack] = {
    "alg none": alg_none,
    "expired token": expired,
    "token without exp": no_expiry,
    "wrong audience": wrong_audience,
    "wrong issuer": wrong_issuer,
    "refresh as access token": refresh_as_access,
    "replayed refresh token": replayed_refresh,
    "four refreshes at once": race_of_refreshes,
    "object of another user": foreign_object,
    "role escape": role_escape,
    "mass assignment": mass_assignment,
    "timing": timing,
    "user enumeration": enumeration,
    "brute force": brute_force,
    "CSRF": csrf,
    "session fixation": fixation,
    "cookie flags": cookie_flags,
    "session after logout": session_after_logout,
    "token after new password": password_change,
}
