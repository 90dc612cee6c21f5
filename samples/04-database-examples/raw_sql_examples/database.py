"""The one place where the application gets a connection."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg_pool import ConnectionPool

# --8<-- [start:pool]
LIMITS = (
    "-c statement_timeout=2s"
    " -c lock_timeout=1s"
    " -c idle_in_transaction_session_timeout=10s"
)


def open_pool(url: str) -> ConnectionPool[psycopg.Connection[tuple[Any, ...]]]:
    """A pool for one process; close it, or use it in a `with`."""
    return ConnectionPool(
        url,
        min_size=2,
        max_size=4,
        timeout=3,  # (1)!
        max_lifetime=1800,
        check=ConnectionPool.check_connection,  # (2)!
        kwargs={"autocommit": True, "options": LIMITS},  # (3)!
        open=True,
    )


# --8<-- [end:pool]
