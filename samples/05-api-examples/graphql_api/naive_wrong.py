"""A graph as tutorials write it: each resolver asks for what it needs."""

import contextlib
from collections.abc import AsyncIterator

import strawberry
from fastapi import FastAPI
from strawberry.fastapi import GraphQLRouter

from accounts import Caller
from context import Context, Info
from database import Database, open_pool
from tally import Tally


# --8<-- [start:book]
@strawberry.type
class Book:
    id: strawberry.ID
    title: str
    author_id: strawberry.Private[str]

    @strawberry.field
    async def author(self, info: Info) -> "Author":
        sql = "SELECT id::text, name FROM author WHERE id = %s"
        return Author(**(await info.context.db.fetch(sql, [self.author_id]))[0])  # (!)

    @strawberry.field
    async def reviews(self, info: Info) -> list["Review"]:
        sql = f"SELECT {REVIEW} FROM review WHERE book_id = %s ORDER BY review.id"
        return [Review(**row) for row in await info.context.db.fetch(sql, [self.id])]


# --8<-- [end:book]


@strawberry.type
class Author:
    id: strawberry.ID
    name: str

    @strawberry.field
    async def books(self, info: Info) -> list[Book]:
        sql = f"SELECT {BOOK} FROM book WHERE author_id = %s ORDER BY book.id"
        return [Book(**row) for row in await info.context.db.fetch(sql, [self.id])]


@strawberry.type
class Review:
    id: strawberry.ID
    stars: int
    book_id: strawberry.Private[str]
    reader_id: strawberry.Private[str]

    @strawberry.field
    async def book(self, info: Info) -> Book:
        sql = f"SELECT {BOOK} FROM book WHERE id = %s"
        return Book(**(await info.context.db.fetch(sql, [self.book_id]))[0])

    @strawberry.field
    async def reader(self, info: Info) -> "Reader":
        sql = "SELECT id::text, name, email FROM reader WHERE id = %s"
        return Reader(**(await info.context.db.fetch(sql, [self.reader_id]))[0])


# --8<-- [start:reader]
@strawberry.type
class Reader:
    id: strawberry.ID
    name: str
    email: str

    @strawberry.field
    async def borrowed(self, info: Info) -> list[Book]:
        sql = f"SELECT {BOOK} FROM book WHERE id IN ({LOANS}) ORDER BY book.id"
        return [Book(**row) for row in await info.context.db.fetch(sql, [self.id])]


@strawberry.type
class Query:
    @strawberry.field
    async def reader(self, info: Info, id: strawberry.ID) -> Reader:
        viewer = info.context.viewer
        if viewer is None or viewer.id != id:
            raise PermissionError("this is somebody else")  # (!)
        sql = "SELECT id::text, name, email FROM reader WHERE id = %s"
        return Reader(**(await info.context.db.fetch(sql, [id]))[0])

    # --8<-- [end:reader]
    @strawberry.field
    async def books(self, info: Info) -> list[Book]:
        sql = f"SELECT {BOOK} FROM book ORDER BY book.id"
        return [Book(**row) for row in await info.context.db.fetch(sql)]


BOOK = "id::text, title, author_id::text"
REVIEW = "id::text, stars, book_id::text, reader_id::text"
LOANS = "SELECT book_id FROM loan WHERE reader_id = %s"
schema = strawberry.Schema(Query, extensions=[Tally])


def create_app(database_url: str) -> FastAPI:
    """The app. It has no loaders."""
    pool = open_pool(database_url)

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with pool:
            yield

    async def context(viewer: Caller) -> Context:
        return Context(Database(pool), viewer, None)

    app = FastAPI(lifespan=lifespan)
    app.include_router(GraphQLRouter(schema, path="/graphql", context_getter=context))
    return app
