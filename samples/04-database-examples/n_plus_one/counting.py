"""Count the statements that a block of code sends, and refuse more than a budget."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPICursor


# --8<-- [start:count]
@dataclass
class Statements:
    sql: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)
    rows: int = 0

    def __len__(self) -> int:
        return len(self.sql)

    def summary(self) -> str:
        """Each distinct statement, shortened, with how often it was sent."""
        short = (
            re.sub(r"SELECT .*? FROM", "SELECT … FROM", " ".join(sql.split()))
            for sql in self.sql
        )
        return "\n".join(f"{n:>4} x {sql:.76}" for sql, n in Counter(short).items())


@contextmanager
def count_statements(engine: Engine) -> Iterator[Statements]:
    seen = Statements()

    def record(
        _: Connection, cursor: DBAPICursor, sql: str, values: object, *rest: object
    ) -> None:
        seen.sql.append(sql)
        seen.parameters.append(values)
        seen.rows += max(cursor.rowcount, 0)

    event.listen(engine, "after_cursor_execute", record)  # (!)
    try:
        yield seen
    finally:
        event.remove(engine, "after_cursor_execute", record)


# --8<-- [end:count]


# --8<-- [start:budget]
@contextmanager
def query_budget(engine: Engine, at_most: int) -> Iterator[Statements]:
    with count_statements(engine) as seen:
        yield seen
    if len(seen) > at_most:
        raise AssertionError(
            f"{len(seen)} statements, budget {at_most}\n{seen.summary()}"
        )


# --8<-- [end:budget]
