import secrets
from hashlib import sha256
from typing import Any

from psycopg import Connection

TABLES = """
    CREATE TABLE resets (
        token text, email text NOT NULL, at timestamptz NOT NULL DEFAULT now()
    );
"""


def digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def request_reset(db: Connection[Any], email: str) -> str:
    """The value that goes into the mail."""
    token = secrets.token_urlsafe(32)
    values = (digest(token), email)
    db.execute("INSERT INTO resets (token, email) VALUES (%s, %s)", values)
    return token


def redeem(db: Connection[Any], token: str) -> str | None:
    """Whose password may be set now, or None. Good once, for 15 minutes."""
    row = db.execute(
        "DELETE FROM resets WHERE token = %s RETURNING email,"
        " at > now() - interval '15 minutes'",
        (digest(token),),
    ).fetchone()
    return str(row[0]) if row and row[1] else None
