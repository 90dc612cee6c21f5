"""Writes results/*.json: time by number of rows, by page, by way of writing, by index.

In samples/, about 50 s:
python -m support.postgres python 04-database-examples/n_plus_one/measure.py

On a machine that does other work, put `chrt -r 5` (Linux, root) before it.
"""

from __future__ import annotations

import datetime
import gc
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, create_engine, insert, select, text
from sqlalchemy.orm import Session, joinedload, lazyload, selectinload

import django_shop
from plans import latest_orders
from shop import Item, Order, database_url, fill
from slow_network import slow_network

RESULTS = Path(__file__).with_name("results")
DELAY_MS = 1.0
ROWS = (1, 10, 25, 50, 100, 250, 500, 1000)
LOADERS = {
    "lazy": lazyload(Order.customer),
    "selectin": selectinload(Order.customer),
    "joined": joinedload(Order.customer),
}


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


def command() -> str:
    """How this was called: a real-time priority belongs to the result."""
    policy = getattr(os, "sched_getscheduler", lambda _: None)(0)
    real_time = policy is not None and policy == getattr(os, "SCHED_RR", -1)
    return "chrt -r 5 python measure.py" if real_time else "python measure.py"


def machine() -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = platform.freedesktop_os_release()
    system = f"{name['NAME'].split()[0]} {name.get('VERSION_ID', '')}".strip()
    return f"{os.cpu_count()} cores, {gib:.0f} GiB, {system}"


def write(
    name: str,
    engine: Engine,
    values: dict[str, Any],
    series: dict[str, Any] | None = None,
) -> None:
    with engine.connect() as connection:
        server = connection.execute(text("SHOW server_version")).scalar_one()
    content = {
        "command": command(),
        "machine": machine(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
            "sqlalchemy": version("sqlalchemy"),
            "django": version("django"),
            "psycopg": version("psycopg"),
            "postgresql": str(server).split()[0],
        },
        "values": values,
        "series": series or {},
    }
    RESULTS.mkdir(exist_ok=True)
    body = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (RESULTS / f"{name}.json").write_text(body, encoding="utf-8")
    print(name, {key: f"{one['value']} {one['unit']}" for key, one in values.items()})


# --8<-- [start:loop]
def list_orders(engine: Engine, rows: int, loader: Any) -> list[tuple[int, str]]:  # noqa: ANN401
    query = select(Order).options(loader).order_by(Order.id).limit(rows)
    with Session(engine) as session:
        return [(order.id, order.customer.name) for order in session.scalars(query)]


# --8<-- [end:loop]


def read_all(engine: Engine, query: Select[Order]) -> int:
    with Session(engine) as session:
        return len(session.scalars(query).unique().all())


def round_trip(engine: Engine) -> float:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        return p50(lambda: connection.exec_driver_sql("SELECT 1"), 200)


def latency(direct: Engine, slow: Engine) -> None:
    values: dict[str, Any] = {}
    series: dict[str, Any] = {"rows": list(ROWS)}
    for place, engine in (("direct", direct), ("slow", slow)):
        values[f"round_trip_{place}"] = value(round_trip(engine), digits=2)
        for name, loader in LOADERS.items():
            series[f"{name}_{place}"] = [
                round(
                    p50(
                        partial(list_orders, engine, rows, loader),
                        3 if rows > 200 else 9,
                    ),
                    2,
                )
                for rows in ROWS
            ]
            for rows in (10, 100, 1000):
                taken = series[f"{name}_{place}"][ROWS.index(rows)]
                values[f"{name}_{rows}_{place}"] = value(taken)
    for rows in (10, 100, 1000):
        values[f"times_{rows}_slow"] = value(
            values[f"lazy_{rows}_slow"]["value"]
            / values[f"selectin_{rows}_slow"]["value"],
            "×",
            0,
        )
    for name, load in (("joined", joinedload), ("selectin", selectinload)):
        both = select(Order).options(load(Order.items), load(Order.events))
        query = both.order_by(Order.id).limit(1000)
        values[f"two_{name}_direct"] = value(p50(partial(read_all, direct, query), 7))
    write("latency", direct, values, series)


def django_latency(url: str, slow_url: str, engine: Engine) -> None:
    django_shop.start()
    from django.db import connection, models

    from django_shop.models import Order as DjangoOrder
    from django_shop.settings import database

    first = DjangoOrder.objects.order_by("id")[:100]
    ways = {
        "lazy": first,
        "select_related": first.select_related("customer"),
        "prefetch_related": first.prefetch_related("customer"),
        "fetch_peers": first.fetch_mode(models.FETCH_PEERS),
    }

    def names(queryset: Any) -> list[str]:  # noqa: ANN401
        return [order.customer.name for order in queryset.all()]

    values = {}
    for place, address in (("direct", url), ("slow", slow_url)):
        connection.close()
        connection.settings_dict.update(database(address))
        for name, queryset in ways.items():
            values[f"{name}_{place}"] = value(p50(partial(names, queryset), 15))
    connection.close()
    write("django", engine, values)


def rows_of(connection: Connection, query: Select[int, Decimal]) -> int:
    return len(connection.execute(query).all())


def paging(engine: Engine, size: int = 50) -> None:
    base = select(Order.id, Order.total).order_by(Order.id).limit(size)
    values = {}
    with engine.connect() as connection:
        for page in (1, 1000):
            skipped = (page - 1) * size
            for way, query in (
                ("offset", base.offset(skipped)),
                ("keyset", base.where(Order.id > skipped)),
            ):
                values[f"{way}_{page}"] = value(
                    p50(partial(rows_of, connection, query), 50), digits=2
                )
    write("paging", engine, values)


def writes(engine: Engine, rows: int = 2000) -> None:
    data = [{"order_id": 1, "sku": f"NEW-{n}", "quantity": 1} for n in range(rows)]

    def one_by_one(session: Session) -> None:
        for row in data:
            session.add(Item(**row))
            session.flush()

    def one_flush(session: Session) -> None:
        session.add_all([Item(**row) for row in data])
        session.flush()

    def bulk_insert(session: Session) -> None:
        session.execute(insert(Item), data)

    def copy(session: Session) -> None:
        driver = session.connection().connection.driver_connection
        assert driver is not None  # noqa: S101
        with (
            driver.cursor() as cursor,
            cursor.copy("COPY item (order_id, sku, quantity) FROM STDIN") as sink,
        ):
            for row in data:
                sink.write_row(tuple(row.values()))

    def run(way: Callable[[Session], None]) -> None:
        with Session(engine) as session:
            way(session)
            session.rollback()

    values = {}
    for way in (one_by_one, one_flush, bulk_insert, copy):
        taken = p50(partial(run, way), 3)
        rate = round(rows / taken * 1000, -2 if rows / taken > 1 else 0)
        values[way.__name__] = value(rate, "rows/s", 0)
        values[f"{way.__name__}_ms"] = value(taken, digits=0)
    write("writes", engine, values)


def index(engine: Engine) -> None:
    values = {}
    for name, ddl in (
        ("without", "DROP INDEX ix_item_order_id"),
        ("with", "CREATE INDEX ix_item_order_id ON item (order_id)"),
    ):
        with engine.begin() as connection:
            connection.exec_driver_sql(ddl)

        def read() -> None:
            with Session(engine) as session:
                session.scalars(latest_orders(4242)).all()

        values[name] = value(p50(read, 20))
    write("index", engine, values)


def main() -> None:
    began = time.perf_counter()
    url = database_url()
    direct = create_engine(url)
    fill(direct, orders=100_000, customers=20_000)
    with slow_network(url, DELAY_MS) as slow_url:
        slow = create_engine(slow_url)
        latency(direct, slow)
        django_latency(url, slow_url, direct)
        paging(direct)
        writes(slow)
        index(direct)
        slow.dispose()
    direct.dispose()
    print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
