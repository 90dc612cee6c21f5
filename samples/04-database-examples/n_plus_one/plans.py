"""What PostgreSQL does with the statements that the ORM sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session, raiseload, selectinload

from counting import count_statements
from shop import Order


# --8<-- [start:hot_path]
def latest_orders(customer_id: int, size: int = 20) -> Select[Order]:
    return (
        select(Order)
        .where(Order.customer_id == customer_id)
        .options(selectinload(Order.items), raiseload("*"))
        .order_by(Order.placed_at.desc())
        .limit(size)
    )


# --8<-- [end:hot_path]


# --8<-- [start:explain]
def explain(engine: Engine, query: Select[Any], options: str) -> list[Any]:
    """Run the query, then EXPLAIN each statement that the ORM sent for it."""
    with Session(engine) as session, count_statements(engine) as seen:
        session.scalars(query).unique().all()
    with engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL max_parallel_workers_per_gather = 0")
        return [
            connection.exec_driver_sql(f"EXPLAIN ({options}) {sql}", values)  # (!)
            .scalars()
            .all()
            for sql, values in zip(seen.sql, seen.parameters, strict=True)
        ]


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("Plans", []):
        yield from nodes(child)


def sequential_scans(engine: Engine, query: Select[Any]) -> set[str]:
    """The tables that one of the statements reads from end to end."""
    return {
        node["Relation Name"]
        for [plan] in explain(engine, query, "ANALYZE, BUFFERS, FORMAT JSON")
        for node in nodes(plan[0]["Plan"])
        if node["Node Type"] == "Seq Scan"
    }


# --8<-- [end:explain]
