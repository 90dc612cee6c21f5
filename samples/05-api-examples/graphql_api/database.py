"""The pool, and a handle per request that counts what the request sends."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

TABLES = Path(__file__).with_name("tables.sql")
type Row = dict[str, Any]
type Fetch = Callable[[LiteralString, Sequence[object]], Awaitable[list[Row]]]
type Pool = AsyncConnectionPool[psycopg.AsyncConnection[Row]]


def open_pool(url: str, size: int = 4) -> Pool:
    """A pool that is not open yet. Every wait in it has an end."""
    return AsyncConnectionPool(
        url,
        min_size=1,
        max_size=size,
        timeout=30,
        open=False,
        kwargs={
            "autocommit": True,
            "row_factory": dict_row,
            "options": "-c statement_timeout=5s -c lock_timeout=100ms",
        },
    )


# --8<-- [start:counter]
@dataclass
class Database:
    """One request's way to the database."""

    pool: Pool
    sent: list[str] = field(default_factory=list)
    rows: int = 0

    async def fetch(
        self, sql: LiteralString, values: Sequence[object] = ()
    ) -> list[Row]:
        async with self.pool.connection() as connection:
            cursor = await connection.execute(sql, values)
            found = await cursor.fetchall()
        self.sent.append(sql)  # (!)
        self.rows += len(found)
        return found

    # --8<-- [end:counter]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Fetch]:
        """Yield a fetch whose statements all happen, or none does."""
        async with self.pool.connection() as connection, connection.transaction():

            async def fetch(
                sql: LiteralString, values: Sequence[object] = ()
            ) -> list[Row]:
                cursor = await connection.execute(sql, values)
                found = await cursor.fetchall()
                self.sent.append(sql)
                self.rows += len(found)
                return found

            yield fetch


def fill(url: str, books: int = 20, reviews: int = 5, readers: int = 10) -> None:
    """Four authors, books with two copies each, the same number of reviews for each."""
    with psycopg.connect(url) as connection:
        connection.execute(TABLES.read_bytes())
        connection.execute(
            "INSERT INTO author SELECT n, 'Author ' || n FROM generate_series(1, 4) n"
        )
        connection.execute(
            "INSERT INTO reader SELECT n, 'Reader ' || n, 'r' || n || '@mail.example'"
            " FROM generate_series(1, %s) n",
            [readers],
        )
        connection.execute(
            "INSERT INTO book SELECT n, 'Book ' || n, n %% 4 + 1, 2"
            " FROM generate_series(1, %s) n",
            [books],
        )
        connection.execute(
            "INSERT INTO review SELECT n, (n - 1) / %(each)s + 1, n %% %(readers)s + 1,"
            " n %% 5 + 1 FROM generate_series(1, %(books)s * %(each)s) n",
            {"each": reviews, "books": books, "readers": readers},
        )
        connection.execute(
            "INSERT INTO loan (reader_id, book_id, request_key)"
            " VALUES (1, 1, 'first'), (2, 2, 'first'), (2, 3, 'second')"
        )
        connection.execute("ANALYZE")
