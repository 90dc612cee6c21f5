"""Writes results/*.json: reading rows, the partial index, sync against async.

python -m support.postgres python measure.py      (in this folder, about 40 s)

On a machine that does other work, put `chrt -r 5` (Linux, root) before it.
"""

from __future__ import annotations

import asyncio
import datetime
import gc
import json
import os
import platform
import statistics
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import Session

from explain_index import OPEN_INDEX, PAYMENTS, fill
from models import Payment, User
from service import oldest_open, user_by_email

RESULTS = Path(__file__).with_name("results")
CONNECTIONS = 20
URL = os.environ["DATABASE_URL"]
EMAIL = "user77@example.com"


def p50(call: Callable[[], object], times: int) -> float:
    """Median milliseconds of `times` calls, after one that is not counted."""
    call()
    gc.collect()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def value(number: float, unit: str = "ms", digits: int = 1) -> dict[str, Any]:
    rounded = round(number, digits) if digits else round(number)
    return {"value": rounded, "unit": unit, "digits": digits}


def machine() -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = platform.freedesktop_os_release()
    system = f"{name['NAME'].split()[0]} {name.get('VERSION_ID', '')}".strip()
    return f"{os.cpu_count()} cores, {gib:.0f} GiB, {system}"


def write(name: str, engine: Engine, values: dict[str, Any]) -> None:
    with engine.connect() as connection:
        server = str(connection.execute(text("SHOW server_version")).scalar_one())
    packages = ("sqlalchemy", "psycopg")
    versions = {package: version(package) for package in packages}
    policy = getattr(os, "sched_getscheduler", lambda _: None)(0)
    real_time = policy is not None and policy == getattr(os, "SCHED_RR", -1)
    content = {
        "command": ("chrt -r 5 " if real_time else "") + "python measure.py",
        "machine": machine(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {"python": platform.python_version()}
        | versions
        | {"postgresql": server.split()[0]},
        "values": values,
        "series": {},
    }
    RESULTS.mkdir(exist_ok=True)
    body = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (RESULTS / f"{name}.json").write_text(body, encoding="utf-8")
    print(name, {key: f"{one['value']} {one['unit']}" for key, one in values.items()})


# --8<-- [start:reads]
COLUMNS = Payment.__table__.columns
SQL = "SELECT * FROM payment ORDER BY id LIMIT 10000"


def read_objects(engine: Engine) -> int:
    with Session(engine) as session:
        query = select(Payment).order_by(Payment.id).limit(10_000)
        return sum(payment.user_id for payment in session.scalars(query))


def read_columns(engine: Engine) -> int:
    with engine.connect() as connection:
        query = select(*COLUMNS).order_by(Payment.id).limit(10_000)
        return sum(row.user_id for row in connection.execute(query))


def read_driver(connection: psycopg.Connection) -> int:
    return sum(row[1] for row in connection.execute(SQL))


# --8<-- [end:reads]


def reads(engine: Engine) -> None:
    with psycopg.connect(URL, autocommit=True) as connection:
        write(
            "reads",
            engine,
            {
                "objects": value(p50(lambda: read_objects(engine), 9)),
                "columns": value(p50(lambda: read_columns(engine), 9)),
                "driver": value(p50(lambda: read_driver(connection), 9)),
            },
        )


def plan(engine: Engine) -> None:
    def read() -> None:
        with Session(engine) as session:
            session.scalars(oldest_open()).all()

    values = {}
    for name, step in (("without", OPEN_INDEX.drop), ("with", OPEN_INDEX.create)):
        step(engine)
        values[name] = value(p50(read, 11))
    with engine.connect() as connection:
        for key, relation in (
            ("open_size", OPEN_INDEX.name),
            ("all_size", "pk_payment"),
        ):
            size = connection.scalar(
                text("SELECT pg_relation_size(:name)"), {"name": relation}
            )
            values[key] = value((size or 0) / 1024, "KiB", 0)
    write("plan", engine, values)


# --8<-- [start:waits]
def wait_in_threads(engine: Engine, times: int) -> None:
    def one(_: int) -> None:
        with Session(engine) as session:
            session.execute(text("SELECT pg_sleep(0.05)"))

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(one, range(times)))


async def wait_in_tasks(sessions: Callable[[], AsyncSession], times: int) -> None:
    async def one() -> None:
        async with sessions() as session:
            await session.execute(text("SELECT pg_sleep(0.05)"))

    async with asyncio.TaskGroup() as group:
        for _ in range(times):
            group.create_task(one())


# --8<-- [end:waits]


async def async_p50(call: Callable[[], Awaitable[object]], times: int) -> float:
    await call()
    gc.collect()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        await call()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


async def async_values(times: int) -> tuple[float, float]:
    engine = create_async_engine(URL, pool_size=CONNECTIONS, max_overflow=0)

    def session() -> AsyncSession:
        return AsyncSession(engine)

    async def read() -> None:
        async with session() as one:
            (await one.scalars(user_by_email(EMAIL))).one()

    single = await async_p50(read, 300)
    waits = await async_p50(lambda: wait_in_tasks(session, times), 3)
    await engine.dispose()
    return single, waits


def sync_and_async(times: int = 200) -> None:
    engine = create_engine(URL, pool_size=CONNECTIONS, max_overflow=0)

    def read() -> User:
        with Session(engine) as session:
            return session.scalars(user_by_email(EMAIL)).one()

    sync_single = p50(read, 300)
    sync_waits = p50(lambda: wait_in_threads(engine, times), 3)
    async_single, async_waits = asyncio.run(async_values(times))
    write(
        "async",
        engine,
        {
            "sync_single": value(sync_single, digits=2),
            "async_single": value(async_single, digits=2),
            "sleep": value(50, digits=0),
            "sync_waits": value(sync_waits, digits=0),
            "async_waits": value(async_waits, digits=0),
        },
    )
    engine.dispose()


def main() -> None:
    engine = create_engine(URL)
    fill(engine, PAYMENTS)
    reads(engine)
    plan(engine)
    sync_and_async()
    engine.dispose()


if __name__ == "__main__":
    main()
