"""The index: one table in PostgreSQL with pgvector."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import psycopg
from pgvector.psycopg import register_vector

from chunks import Chunk, Document, by_heading
from embed import CachedEncoder, Vectors

Connection = psycopg.Connection[tuple[Any, ...]]

# --8<-- [start:table]
TABLE = """
CREATE EXTENSION IF NOT EXISTS vector;
CREATE TABLE tenant (
    name text PRIMARY KEY,
    version integer NOT NULL DEFAULT 0  -- counts the writes
);
CREATE TABLE chunk (
    id text PRIMARY KEY,
    tenant text NOT NULL REFERENCES tenant,
    document text NOT NULL,
    text text NOT NULL,
    model text NOT NULL,  -- vectors of two models do not compare
    embedding vector(384) NOT NULL
);
CREATE INDEX ON chunk (tenant);
"""


def connect(url: str) -> Connection:
    """A connection that knows the type vector; the tables are made if missing."""
    connection = psycopg.connect(url, autocommit=True)
    known = connection.execute("SELECT to_regclass('chunk')").fetchone()
    if known == (None,):
        connection.execute(TABLE)
    register_vector(connection)
    return connection


# --8<-- [end:table]


# --8<-- [start:write]
def put(
    connection: Connection,
    document: Document,
    encoder: CachedEncoder,
    cut: Callable[[Document], list[Chunk]] = by_heading,
) -> None:
    """Make the index hold this document as it is now, and nothing older of it."""
    chunks = cut(document)
    vectors = encoder.encode([chunk.text for chunk in chunks])
    rows = [
        (one.id, document.tenant, document.id, one.text, encoder.model, vector)
        for one, vector in zip(chunks, vectors, strict=True)
    ]
    with connection.transaction():
        remove(connection, document.id)
        connection.cursor().executemany(
            "INSERT INTO chunk VALUES (%s, %s, %s, %s, %s, %s)", rows
        )


def remove(connection: Connection, document: str) -> None:
    """Take a document out, and tell every process that holds a copy."""
    tenant = document.partition("/")[0]
    with connection.transaction():
        connection.execute(
            "INSERT INTO tenant VALUES (%s, 1) ON CONFLICT (name)"
            " DO UPDATE SET version = tenant.version + 1",
            [tenant],
        )
        connection.execute("DELETE FROM chunk WHERE document = %s", [document])


# --8<-- [end:write]


def rebuild(
    connection: Connection,
    documents: Iterable[Document],
    encoder: CachedEncoder,
    cut: Callable[[Document], list[Chunk]] = by_heading,
) -> None:
    """Empty the index and fill it again."""
    documents = list(documents)
    encoder.encode([chunk.text for one in documents for chunk in cut(one)])
    with connection.transaction():
        connection.execute("DELETE FROM chunk")
        for document in documents:
            put(connection, document, encoder, cut)


# --8<-- [start:read]
def nearest(
    connection: Connection, tenant: str, model: str, vector: Vectors, k: int
) -> list[tuple[str, float]]:
    """Ids and cosine similarities of the tenant's k nearest chunks, nearest first."""
    query = """
        SELECT id, 1 - (embedding <=> %(vector)s)
        FROM chunk
        WHERE tenant = %(tenant)s AND model = %(model)s
        ORDER BY embedding <=> %(vector)s, id
        LIMIT %(k)s
    """
    values = {"tenant": tenant, "model": model, "vector": vector, "k": k}
    return [(row[0], row[1]) for row in connection.execute(query, values)]


def texts(
    connection: Connection, tenant: str, ids: Sequence[str] | None = None
) -> dict[str, str]:
    """Id and text of the tenant's chunks: all of them, or those of `ids` that exist."""
    query = """
        SELECT id, text FROM chunk
        WHERE tenant = %s AND (%s::text[] IS NULL OR id = ANY(%s)) ORDER BY id
    """
    return dict(connection.execute(query, [tenant, ids, ids]).fetchall())


# --8<-- [end:read]


# --8<-- [start:manifest]
def manifest(connection: Connection) -> str:
    """A hash of all that the index was made from: ids, texts and model."""
    digest = hashlib.sha256()
    query = "SELECT id, tenant, text, model FROM chunk ORDER BY id"
    for row in connection.execute(query):
        digest.update("\0".join((*row, "")).encode())
    return digest.hexdigest()


# --8<-- [end:manifest]


def counts(connection: Connection) -> Mapping[str, int]:
    """How many chunks each tenant has."""
    query = "SELECT tenant, count(*) FROM chunk GROUP BY tenant ORDER BY tenant"
    return dict(connection.execute(query).fetchall())
