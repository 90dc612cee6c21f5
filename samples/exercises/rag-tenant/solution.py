"""The condition belongs into the query, before the order and the limit."""

from typing import Any

from psycopg import Connection


def nearest(connection: Connection[Any], tenant: str, vector: str, k: int) -> list[str]:
    """Ids of the tenant's k nearest chunks, nearest first.

    vector: such as "[1,0,0]". The table chunk has the columns id, tenant, embedding.
    """
    query = """
        SELECT id FROM chunk WHERE tenant = %s
        ORDER BY embedding <=> %s LIMIT %s
    """
    with connection.transaction():
        connection.execute("SET LOCAL hnsw.iterative_scan = strict_order")
        rows = connection.execute(query, [tenant, vector, k]).fetchall()
    return [id_ for (id_,) in rows]
