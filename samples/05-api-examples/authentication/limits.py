"""Count failed logins in the database, so that every process sees them."""

from __future__ import annotations

from refresh import Db

# --8<-- [start:limits]
PAIR, ADDRESS, ACCOUNT = 5, 50, 100
COUNT = """
    SELECT count(*) FILTER (WHERE username = %(user)s
                              AND address = %(address)s) >= %(pair)s
        OR count(*) FILTER (WHERE address = %(address)s) >= %(of_address)s
        OR count(*) FILTER (WHERE username = %(user)s) >= %(account)s
           AS blocked
    FROM login_failures
    WHERE (username = %(user)s OR address = %(address)s)
      AND at > now() - interval '15 minutes'
"""


def claim_attempt(db: Db, username: str, address: str) -> int | None:
    """Count this try before the password is looked at; None: no more."""
    lock = "SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))"
    db.execute(lock, (address, 0))
    db.execute(lock, (username, 1))
    limits = {"pair": PAIR, "of_address": ADDRESS, "account": ACCOUNT}
    values = {"user": username, "address": address} | limits
    row = db.execute(COUNT, values).fetchone()
    if row is None or row["blocked"]:
        return None
    made = db.execute(
        "INSERT INTO login_failures (username, address)"
        " VALUES (%s, %s) RETURNING id",
        (username, address),
    ).fetchone()
    return made["id"] if made else None


def forgive(db: Db, attempt: int) -> None:
    db.execute("DELETE FROM login_failures WHERE id = %s", (attempt,))


# --8<-- [end:limits]
