"""What is wrong with the wrong files stays wrong: the page shows it."""

import asyncio
import time

import psycopg
import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

import naive_wrong
import session_wrong
import shared_loader_wrong
import strawberry
from attack import NAIVE
from live import ask, serve


# --8<-- [start:attacks]
@pytest.mark.parametrize(
    ("attack", "statements"), [("a page", 141), ("depth", 1221), ("aliases", 840)]
)
def test_the_naive_graph_pays_for_every_row(naive, attack, statements):
    answer = naive.post("/graphql", json={"query": NAIVE[attack]})
    assert answer.headers["x-sql"].startswith(f"{statements} statements")


# --8<-- [end:attacks]


def test_postgresql_counts_as_many(url):
    """Each statement is a transaction of its own, and the server counts those."""
    sql = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"
    with psycopg.connect(url, autocommit=True) as connection:
        before = connection.execute(sql).fetchone()[0]
        with serve(naive_wrong.create_app(url)) as client:
            client.post("/graphql", json={"query": NAIVE["aliases"]})
        deadline = time.monotonic() + 20  # a connection reports when it ends
        while (after := connection.execute(sql).fetchone()[0]) - before < 840:
            assert time.monotonic() < deadline
            time.sleep(0.05)
    assert after - before < 840 + 400


def test_the_naive_graph_leaks_through_a_nested_edge(naive):
    assert ask(naive, '{reader(id: "2") {email}}', "ana")["data"] is None
    body = ask(naive, "{books {reviews {reader {email}}}}", "ana")
    assert "r2@mail.example" in str(body["data"])


def test_a_shared_loader_tells_ben_about_ana(url):
    with serve(shared_loader_wrong.create_app(url)) as client:
        for token in ("ana", "ben"):
            body = ask(client, shared_loader_wrong.QUERY, token)
            assert body["data"]["book"]["borrowedByMe"] is True


def test_one_session_cannot_serve_two_resolvers(url):
    async def run(query: str) -> list[type]:
        engine = create_async_engine(url)
        async with AsyncSession(engine) as session:
            schema = strawberry.Schema(session_wrong.Query)
            context = {"session": session}
            result = await schema.execute(query, context_value=context)
        await engine.dispose()
        return [type(error.original_error) for error in result.errors or ()]

    assert asyncio.run(run("{books}")) == []
    assert InvalidRequestError in asyncio.run(run("{books readers}"))
