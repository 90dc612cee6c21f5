"""One object per request: it collects keys, and asks once for all of them."""

from collections.abc import Callable
from functools import cache
from typing import LiteralString

from strawberry.dataloader import DataLoader

from context import Viewer
from database import Database
from graph import Author, Book, Reader, Review

BOOK = "id::text, title, author_id::text"
REVIEW = "id::text, stars, book_id::text, reader_id::text"


# --8<-- [start:by_id]
def by_id[T](
    db: Database, sql: LiteralString, make: Callable[..., T]
) -> DataLoader[str, T | None]:
    async def load(keys: list[str]) -> list[T | None]:
        rows = await db.fetch(sql, [[int(key) for key in keys]])
        found = {row["id"]: make(**row) for row in rows}
        return [found.get(key) for key in keys]  # (1)!

    return DataLoader(load)


# --8<-- [end:by_id]


# --8<-- [start:by_parent]
def by_parent[T](
    db: Database, sql: LiteralString, first: int, make: Callable[..., T]
) -> DataLoader[str, list[T]]:
    async def load(keys: list[str]) -> list[list[T]]:
        rows = await db.fetch(sql, [[int(key) for key in keys], first])
        found: dict[str, list[T]] = {key: [] for key in keys}
        for row in rows:
            found[row.pop("parent")].append(make(**row))
        return [found[key] for key in keys]

    return DataLoader(load)


# --8<-- [end:by_parent]


# --8<-- [start:mine]
def mine(db: Database, viewer: Viewer | None) -> DataLoader[str, bool]:
    async def load(keys: list[str]) -> list[bool]:
        reader = int(viewer.id) if viewer else None
        rows = await db.fetch(MINE, [reader, [int(key) for key in keys]])
        found = {row["id"] for row in rows}
        return [key in found for key in keys]

    return DataLoader(load)


MINE = """
    SELECT book_id::text AS id FROM loan
    WHERE reader_id = %s AND book_id = ANY(%s)"""
# --8<-- [end:mine]


# --8<-- [start:loaders]
class Loaders:
    def __init__(self, db: Database, viewer: Viewer | None) -> None:
        self.author = by_id(db, AUTHORS, Author)
        self.book = by_id(db, BOOKS, Book)
        self.reader = by_id(db, READERS, Reader)
        self.reviews = cache(lambda first: by_parent(db, REVIEWS, first, Review))
        self.books_of = cache(lambda first: by_parent(db, BOOKS_OF, first, Book))
        self.borrowed = cache(lambda first: by_parent(db, BORROWED, first, Book))
        self.borrowed_by_me = mine(db, viewer)


AUTHORS = "SELECT id::text, name FROM author WHERE id = ANY(%s)"
REVIEWS = f"""
    SELECT parent::text, found.* FROM unnest(%s::bigint[]) parent
    CROSS JOIN LATERAL (
        SELECT {REVIEW} FROM review
        WHERE book_id = parent ORDER BY review.id LIMIT %s
    ) found"""
# --8<-- [end:loaders]
BOOKS = f"SELECT {BOOK} FROM book WHERE id = ANY(%s)"
READERS = "SELECT id::text, name, email FROM reader WHERE id = ANY(%s)"
BOOKS_OF = f"""
    SELECT parent::text, found.* FROM unnest(%s::bigint[]) parent
    CROSS JOIN LATERAL (
        SELECT {BOOK} FROM book
        WHERE author_id = parent ORDER BY book.id LIMIT %s
    ) found"""
BORROWED = f"""
    SELECT parent::text, found.* FROM unnest(%s::bigint[]) parent
    CROSS JOIN LATERAL (
        SELECT {BOOK} FROM book WHERE id IN (
            SELECT book_id FROM loan WHERE reader_id = parent
        ) ORDER BY book.id LIMIT %s
    ) found"""
