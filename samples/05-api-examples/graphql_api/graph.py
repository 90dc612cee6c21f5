"""The types of the graph. No SQL here: resolvers ask the loaders of their request."""

from typing import TypeVar

import strawberry
from strawberry.permission import PermissionExtension

from context import Info
from guards import OwnerOrStaff, page_size

private = PermissionExtension([OwnerOrStaff()], use_directives=False)


# --8<-- [start:book]
@strawberry.type
class Book:
    id: strawberry.ID
    title: str
    author_id: strawberry.Private[str]

    @strawberry.field
    async def author(self, info: Info) -> "Author | None":
        return await info.context.loaders.author.load(self.author_id)

    @strawberry.field
    async def reviews(self, info: Info, first: int = 5) -> list["Review"] | None:
        return await info.context.loaders.reviews(page_size(first)).load(self.id)

    @strawberry.field
    async def borrowed_by_me(self, info: Info) -> bool:
        return await info.context.loaders.borrowed_by_me.load(self.id)


# --8<-- [end:book]


@strawberry.type
class Author:
    id: strawberry.ID
    name: str

    @strawberry.field
    async def books(self, info: Info, first: int = 5) -> list[Book] | None:
        return await info.context.loaders.books_of(page_size(first)).load(self.id)


@strawberry.type
class Review:
    id: strawberry.ID
    stars: int
    book_id: strawberry.Private[str]
    reader_id: strawberry.Private[str]

    @strawberry.field
    async def book(self, info: Info) -> Book | None:
        return await info.context.loaders.book.load(self.book_id)

    @strawberry.field
    async def reader(self, info: Info) -> "Reader | None":
        return await info.context.loaders.reader.load(self.reader_id)

    @strawberry.field(deprecation_reason="Use stars. Goes away on 2027-06-01.")
    def rating(self) -> int:
        return self.stars


# --8<-- [start:reader]
@strawberry.type
class Reader:
    id: strawberry.ID
    name: str
    email: str | None = strawberry.field(extensions=[private])  # (!)

    @strawberry.field(extensions=[private])
    async def borrowed(self, info: Info, first: int = 5) -> list[Book] | None:
        return await info.context.loaders.borrowed(page_size(first)).load(self.id)


# --8<-- [end:reader]

Node = TypeVar("Node")


# --8<-- [start:connection]
@strawberry.type
class PageInfo:
    end_cursor: str | None
    has_next_page: bool


@strawberry.type
class Edge[Node]:
    cursor: str
    node: Node


@strawberry.type
class Connection[Node]:
    edges: list[Edge[Node]]
    page_info: PageInfo


# --8<-- [end:connection]
