import asyncio

import psycopg
from exercise import load_authors
from strawberry.dataloader import DataLoader


async def ask(url: str, *keys: int) -> tuple[list[str | None], int]:
    calls = 0
    async with await psycopg.AsyncConnection.connect(url) as connection:
        await connection.execute("CREATE TABLE author (id int PRIMARY KEY, name text)")
        await connection.execute(
            "INSERT INTO author VALUES (1, 'Ana'), (2, 'Ben'), (3, 'Eva')"
        )

        async def counted(wanted: list[int]) -> list[str | None]:
            nonlocal calls
            calls += 1
            return await load_authors(connection, wanted)

        loader = DataLoader(counted)
        return await loader.load_many(keys), calls


# --8<-- [start:test]
def test_each_key_gets_its_own_author(database_url: str) -> None:
    names, calls = asyncio.run(ask(database_url, 3, 1, 99, 2, 3))
    assert names == ["Eva", "Ana", None, "Ben", "Eva"]
    assert calls == 1


# --8<-- [end:test]
