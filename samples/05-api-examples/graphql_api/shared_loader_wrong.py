"""One set of loaders for the whole process, "so that the cache helps everybody"."""

import contextlib
import os
from collections.abc import AsyncIterator

import psycopg
from fastapi import FastAPI
from strawberry.fastapi import GraphQLRouter

from accounts import Caller
from context import Context
from database import Database, fill, open_pool
from live import ask, serve, show
from loaders import Loaders
from main import create_schema


def create_app(url: str) -> FastAPI:
    pool = open_pool(url)

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with pool:
            yield

    # --8<-- [start:context]
    shared: dict[str, Loaders] = {}

    async def context(viewer: Caller) -> Context:
        db = Database(pool)
        loaders = shared.setdefault("all", Loaders(db, viewer))  # (!)
        return Context(db, viewer, loaders)

    # --8<-- [end:context]
    schema = create_schema(public=False, registered_only=False)
    app = FastAPI(lifespan=lifespan)
    app.include_router(GraphQLRouter(schema, path="/graphql", context_getter=context))
    return app


QUERY = '{book(id: "1") {title borrowedByMe}}'

if __name__ == "__main__":
    url = os.environ["DATABASE_URL"]
    fill(url)
    with serve(create_app(url)) as client:
        print("Ana, who has book 1:")
        print(show(ask(client, QUERY, "ana")))
        print("Ben, who has not:")
        print(show(ask(client, QUERY, "ben")))
        with psycopg.connect(url) as connection:
            connection.execute("UPDATE book SET title = 'Book One' WHERE id = 1")
        print("Ben again, after book 1 got another title:")
        print(show(ask(client, QUERY, "ben")))
