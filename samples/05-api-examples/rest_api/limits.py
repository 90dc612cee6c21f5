"""A quota per caller, counted in the database that all workers share."""

from __future__ import annotations

import time
from dataclasses import dataclass

from psycopg_pool import ConnectionPool

from storage import Db

WINDOW = 60


# --8<-- [start:quota]
@dataclass(frozen=True)
class Quota:
    limit: int
    used: int
    seconds_left: int

    @property
    def exceeded(self) -> bool:
        return self.used > self.limit

    def headers(self) -> dict[str, str]:
        left = max(0, self.limit - self.used)
        return {
            "RateLimit-Policy": f'"client";q={self.limit};w={WINDOW}',
            "RateLimit": f'"client";r={left};t={self.seconds_left}',
        }


def take(pool: ConnectionPool[Db], caller: str, limit: int) -> Quota:
    now = int(time.time())
    with pool.connection() as db:  # its own transaction: no rollback gives it back
        row = db.execute(
            "INSERT INTO quotas VALUES (%s, %s, 1)"
            " ON CONFLICT (caller, window_start)"
            " DO UPDATE SET used = quotas.used + 1 RETURNING used",
            [caller, now // WINDOW],
        ).fetchall()[0]
    return Quota(limit, row["used"], WINDOW - now % WINDOW)


# --8<-- [end:quota]
