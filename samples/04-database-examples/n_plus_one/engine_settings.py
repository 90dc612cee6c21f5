"""Limits that stop one bad query from taking the service down."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, create_engine

# --8<-- [start:engine]
WORKERS, POOL_SIZE, MAX_OVERFLOW = 4, 5, 3


def make_engine(url: str) -> Engine:
    return create_engine(
        url,
        pool_size=POOL_SIZE,
        max_overflow=MAX_OVERFLOW,
        pool_timeout=5,
        connect_args={"options": "-c statement_timeout=2s"},  # (!)
    )


def connections_needed(workers: int = WORKERS) -> int:
    """Every worker process has a pool of its own."""
    return workers * (POOL_SIZE + MAX_OVERFLOW)


# --8<-- [end:engine]

SLOW_LOG = Path(__file__).with_name("slow_log.sql")
