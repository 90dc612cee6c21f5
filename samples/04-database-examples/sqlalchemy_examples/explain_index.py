"""The oldest open payments among a million, without and with the partial index."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, Select, text
from sqlalchemy.schema import AddConstraint, DropConstraint

from database import open_engine
from models import Base
from service import oldest_open

PAYMENTS = 1_000_000
TABLE = Base.metadata.tables["payment"]
[OPEN_INDEX] = [
    one for one in TABLE.indexes if one.name == "ix_payment_open_created_at"
]

# --8<-- [start:fill]
FILL = (
    """
    INSERT INTO app_user (email, name, credit)
    SELECT 'user' || n || '@example.com', 'User ' || n, 100
    FROM generate_series(1, 50000) AS n
    """,
    """
    INSERT INTO payment (user_id, amount, status, created_at)
    SELECT 1 + n % 50000, n % 90 + 9.90,
           CASE WHEN n % 500 = 0 THEN 'open' ELSE 'paid' END,
           timestamptz '2025-01-01 00:00+00' + n * interval '30 seconds'
    FROM generate_series(1, :payments) AS n
    """,
)
# --8<-- [end:fill]


def fill(engine: Engine, payments: int = PAYMENTS) -> None:
    Base.metadata.create_all(engine)
    [foreign_key] = TABLE.foreign_key_constraints
    with engine.begin() as connection:
        connection.execute(DropConstraint(foreign_key))  # checked once, at the end
        connection.execute(text(FILL[0]))
        connection.execute(text(FILL[1]), {"payments": payments})
        connection.execute(AddConstraint(foreign_key))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE app_user, payment"))


# --8<-- [start:explain]
STABLE = "ANALYZE, BUFFERS OFF, COSTS OFF, TIMING OFF, SUMMARY OFF"


def explain(engine: Engine, query: Select[Any]) -> list[str]:
    """The plan of what this query sends, on one worker: the same each time."""
    sent = query.compile(engine)
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL max_parallel_workers_per_gather = 0"))
        sql = f"EXPLAIN ({STABLE}) {sent}"
        return list(connection.exec_driver_sql(sql, sent.params).scalars())


if __name__ == "__main__":
    engine = open_engine()
    fill(engine)
    for step in (OPEN_INDEX.drop, OPEN_INDEX.create):
        step(engine)
        print(f"{step.__name__} {OPEN_INDEX.name}\n")
        print("\n".join(explain(engine, oldest_open())), end="\n\n")
# --8<-- [end:explain]
