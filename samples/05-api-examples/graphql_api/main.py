"""The finished service. Run: uvicorn main:create_app --factory"""

import contextlib
import os
from collections.abc import AsyncIterator, Callable

import strawberry
from fastapi import FastAPI
from strawberry.extensions import (
    AddValidationRules,
    DisableIntrospection,
    MaxTokensLimiter,
    SchemaExtension,
)
from strawberry.fastapi import GraphQLRouter

from accounts import Caller
from context import Context
from database import Database, open_pool
from limits import MAX_TOKENS, Budget
from loaders import Loaders
from operations import AllowList, read_operations
from queries import Mutation, Query, QuietSchema, config, mask
from rest import add_rest
from tally import Tally


# --8<-- [start:schema]
def create_schema(*, public: bool, registered_only: bool) -> strawberry.Schema:
    extensions: list[Callable[[], SchemaExtension]] = [
        mask,
        lambda: MaxTokensLimiter(max_token_count=MAX_TOKENS),  # (1)!
        lambda: AddValidationRules([Budget]),
    ]
    extensions.append(DisableIntrospection if public else Tally)
    if registered_only:
        operations = read_operations()
        extensions.append(lambda: AllowList(operations))
    return QuietSchema(Query, Mutation, extensions=extensions, config=config)


# --8<-- [end:schema]


# --8<-- [start:app]
def create_app(
    database_url: str | None = None,
    *,
    public: bool = True,
    registered_only: bool = True,
) -> FastAPI:
    pool = open_pool(database_url or os.environ["DATABASE_URL"])

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with pool:
            yield

    async def context(viewer: Caller) -> Context:
        db = Database(pool)
        return Context(db, viewer, Loaders(db, viewer))  # (1)!

    router = GraphQLRouter(
        create_schema(public=public, registered_only=registered_only),
        path="/graphql",
        context_getter=context,
        graphql_ide=None if public else "graphiql",  # (2)!
        allow_queries_via_get=False,
        subscription_protocols=(),
    )
    app = FastAPI(lifespan=lifespan)
    app.include_router(router)
    add_rest(app, pool)
    return app


# --8<-- [end:app]
