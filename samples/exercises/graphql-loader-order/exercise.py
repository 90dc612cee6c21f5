"""One value for each key, in the order of the keys."""

from psycopg import AsyncConnection


async def load_authors(
    connection: AsyncConnection, keys: list[int]
) -> list[str | None]:
    """The name of each author; None for a key that does not exist."""
    sql = "SELECT name FROM author WHERE id = ANY(%s)"
    cursor = await connection.execute(sql, [keys])
    return [name for (name,) in await cursor.fetchall()]
