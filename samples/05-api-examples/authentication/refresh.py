"""Refresh tokens that work once, kept in PostgreSQL as hashes."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import Any

from psycopg import Connection

Db = Connection[dict[str, Any]]


def digest(token: str) -> bytes:
    return sha256(token.encode()).digest()


def add(db: Db, family_id: object) -> str:
    token = secrets.token_urlsafe(32)
    db.execute(
        "INSERT INTO refresh_tokens (hash, family_id) VALUES (%s, %s)",
        (digest(token), family_id),
    )
    return token


def start(db: Db, user_id: int, generation: int) -> str | None:
    """A new family for a new login; it ends in 30 days, used or not.

    None where the password was changed while the old one was checked.
    """
    row = db.execute(
        "INSERT INTO families (user_id, expires_at)"
        " SELECT id, now() + interval '30 days' FROM users"
        " WHERE id = %s AND generation = %s FOR SHARE RETURNING id",
        (user_id, generation),
    ).fetchone()
    return add(db, row["id"]) if row else None


# --8<-- [start:rotate]
CLAIM = """
    UPDATE refresh_tokens r SET used_at = now()
    FROM families f
    WHERE r.hash = %s AND r.used_at IS NULL AND f.id = r.family_id
      AND f.revoked_at IS NULL AND f.expires_at > now()
    RETURNING f.id, f.user_id
"""
REVOKE = """
    UPDATE families SET revoked_at = coalesce(revoked_at, now())
    WHERE id = (SELECT family_id FROM refresh_tokens WHERE hash = %s)
"""


def rotate(db: Db, token: str) -> tuple[int, str] | None:
    """The user and the next token, or None: then the family is over."""
    row = db.execute(CLAIM, (digest(token),)).fetchone()  # (1)!
    if row is None:
        revoke(db, token)
        return None  # (2)!
    return row["user_id"], add(db, row["id"])


def revoke(db: Db, token: str) -> None:
    db.execute(REVOKE, (digest(token),))


# --8<-- [end:rotate]


def revoke_all(db: Db, user_id: int) -> None:
    db.execute(
        "UPDATE families SET revoked_at = coalesce(revoked_at, now())"
        " WHERE user_id = %s",
        (user_id,),
    )
