"""Search in one tenant's chunks."""

from typing import Any

from psycopg import Connection


def nearest(connection: Connection[Any], tenant: str, vector: str, k: int) -> list[str]:
    """Ids of the tenant's k nearest chunks, nearest first.

    vector: such as "[1,0,0]". The table chunk has the columns id, tenant, embedding.
    """
    query = "SELECT id, tenant FROM chunk ORDER BY embedding <=> %s LIMIT %s"
    rows = connection.execute(query, [vector, k]).fetchall()
    return [id_ for id_, owner in rows if owner == tenant]
