"""The two entrances of the graph: what can be read, and what can be changed."""

from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import MaskErrors
from strawberry.schema.config import StrawberryConfig

import borrowing
from context import Info
from graph import Book, Connection, Edge, PageInfo, Reader
from guards import after_key, cursor, number, page_size, refusal, short_key
from loaders import BOOK

PAGE = f"SELECT {BOOK} FROM book WHERE id > %s ORDER BY book.id LIMIT %s"


@strawberry.type
class Query:
    # --8<-- [start:all_books]
    @strawberry.field
    async def all_books(
        self, info: Info, first: int = 10, after: str | None = None
    ) -> Connection[Book]:
        size = page_size(first)
        rows = await info.context.db.fetch(PAGE, [after_key(after), size + 1])  # (1)!
        books = [Book(**row) for row in rows[:size]]
        edges = [Edge(cursor=cursor(book.id), node=book) for book in books]
        page_info = PageInfo(
            end_cursor=edges[-1].cursor if edges else None,
            has_next_page=len(rows) > size,
        )
        return Connection(edges=edges, page_info=page_info)

    # --8<-- [end:all_books]

    @strawberry.field
    async def book(self, info: Info, id: strawberry.ID) -> Book | None:
        return await info.context.loaders.book.load(str(number(id)))

    @strawberry.field
    async def me(self, info: Info) -> Reader | None:
        viewer = info.context.viewer
        return await info.context.loaders.reader.load(viewer.id) if viewer else None


@strawberry.type
class Mutation:
    # --8<-- [start:borrow]
    @strawberry.mutation
    async def borrow(
        self, info: Info, book_id: strawberry.ID, request_key: str
    ) -> borrowing.BorrowResult:
        viewer = info.context.viewer
        if viewer is None:
            raise refusal("UNAUTHENTICATED", "sign in first")
        return await borrowing.borrow(
            info.context.db, int(viewer.id), number(book_id), short_key(request_key)
        )

    # --8<-- [end:borrow]


# --8<-- [start:mask]
def is_spoken(error: Exception | None) -> bool:
    """Whether the client may read the text: a rule of GraphQL, or a refusal."""
    return error is None or isinstance(error, GraphQLError)


def mask() -> MaskErrors:
    return MaskErrors(
        should_mask_error=lambda error: not is_spoken(error.original_error),
        error_message="internal error",
    )


class QuietSchema(strawberry.Schema):
    def process_errors(
        self, errors: list[GraphQLError], execution_context: Any = None
    ) -> None:
        crashes = [e for e in errors if not is_spoken(e.original_error)]
        super().process_errors(crashes, execution_context)  # no refusals in the log


# --8<-- [end:mask]
config = StrawberryConfig(disable_field_suggestions=True)
