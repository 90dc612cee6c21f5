"""Sessions for browsers: an opaque value in a cookie, a row behind it."""

from __future__ import annotations

import secrets
from hmac import compare_digest
from typing import Any

from fastapi import Response

from refresh import Db, digest

COOKIE = "__Host-session"
SAFE = {"GET", "HEAD", "OPTIONS"}


# --8<-- [start:open]
def open_session(
    db: Db, response: Response, user: dict[str, Any], old: str | None
) -> str | None:
    """A new session, whatever came before. Returns the CSRF token."""
    close_session(db, old)
    value = secrets.token_urlsafe(32)  # (!)
    csrf = secrets.token_urlsafe(32)
    made = db.execute(
        "INSERT INTO sessions (hash, user_id, csrf, expires_at)"
        " SELECT %s, id, %s, now() + interval '12 hours' FROM users"
        " WHERE id = %s AND generation = %s FOR SHARE",
        (digest(value), csrf, user["id"], user["generation"]),
    )
    if not made.rowcount:
        return None  # the password was changed in the meantime
    response.set_cookie(
        COOKIE,
        value,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
    )
    return csrf


def close_session(db: Db, value: str | None) -> None:
    if value:
        db.execute(
            "DELETE FROM sessions WHERE hash = %s", (digest(value),)
        )


# --8<-- [end:open]


# --8<-- [start:find]
def find(db: Db, value: str) -> dict[str, Any] | None:
    return db.execute(
        "SELECT u.id, u.username, u.role, s.csrf"
        " FROM sessions s JOIN users u ON u.id = s.user_id"
        " WHERE s.hash = %s AND s.expires_at > now()",
        (digest(value),),
    ).fetchone()


def forged(method: str, sent: str | None, expected: str) -> bool:
    """A change that carries the cookie and not the token."""
    if method in SAFE:
        return False
    return not compare_digest((sent or "").encode(), expected.encode())


# --8<-- [end:find]
