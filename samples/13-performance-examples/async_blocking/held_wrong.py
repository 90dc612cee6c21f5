"""Eleven ways to wait 0.3 s in `async def`. Which of them hold the loop?"""

import asyncio
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

import httpx2
import psycopg

SLOW_URL = os.environ.get("SLOW_URL", "")  # answers after 0.3 s
DATABASE_URL = os.environ.get("DATABASE_URL", "")
http = httpx2.AsyncClient()  # once: to make one takes longer than to ask


# --8<-- [start:calls]
async def sleeps() -> None:
    time.sleep(0.3)


async def fetches() -> None:
    urlopen(SLOW_URL)


async def fetches_with_httpx2() -> None:
    httpx2.get(SLOW_URL)


async def queries() -> None:
    with psycopg.connect(DATABASE_URL) as connection:
        connection.execute("SELECT pg_sleep(0.3)")


async def starts_a_program() -> None:
    subprocess.run(["sleep", "0.3"])


async def calls_a_helper() -> None:
    helper()


async def awaits_a_helper() -> None:
    await async_helper()


async def waits_for_a_thread() -> None:
    with ThreadPoolExecutor() as pool:
        pool.submit(helper).result()


async def awaits_a_thread() -> None:
    await asyncio.to_thread(helper)


async def awaits_httpx2() -> None:
    await http.get(SLOW_URL)


async def awaits_a_query() -> None:
    async with await psycopg.AsyncConnection.connect(
        DATABASE_URL
    ) as connection:
        await connection.execute("SELECT pg_sleep(0.3)")
        # --8<-- [end:calls]


# --8<-- [start:helpers]
def helper() -> None:
    time.sleep(0.3)


async def async_helper() -> None:
    end = time.perf_counter() + 0.3
    while time.perf_counter() < end:  # as work for the processor does
        pass
        # --8<-- [end:helpers]
