"""Writes results/isolation.json and results/suite.json.

In samples/, about 60 s: make measure NAME=06-testing-examples/integration_tests
"""

from __future__ import annotations

import contextlib
import datetime
import itertools
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import (
    Column,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    text,
)
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

import support
from databases import clone, migrate, named
from support import postgres, redis_server

HERE = Path(__file__).parent
ROUNDS = 15
TABLES = (5, 50)
_number = itertools.count(1)


def schema(tables: int) -> MetaData:
    """A chain of tables, each with a unique column and a foreign key."""
    metadata = MetaData()
    for n in range(tables):
        parent: list[Column[int]] = []
        if n:
            parent.append(Column("parent", ForeignKey(f"t{n - 1}.id")))
        Table(
            f"t{n}",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("name", String(50), unique=True),
            *parent,
        )
    return metadata


def body(session: Session) -> None:
    """What the test does: two rows, two commits, one query."""
    for table in ("t0", "t1"):
        session.execute(text(f"INSERT INTO {table} (name) VALUES ('lamp')"))  # noqa: S608
        session.commit()
    assert session.scalar(text("SELECT count(*) FROM t0")) == 1  # noqa: S101


class Methods:
    """Each method is one whole test: prepare, run the body, clean up."""

    def __init__(self, server: str, tables: int) -> None:
        self.server, self.metadata = server, schema(tables)
        self.source = f"measured_{tables}_{os.getpid()}"
        self.engine: Engine
        self.names = [table.name for table in self.metadata.sorted_tables]

    @contextlib.contextmanager
    def ready(self) -> Iterator[Methods]:
        plain = f"{self.source}_plain"
        with (
            clone(self.server, "template0", self.source) as template,
            clone(self.server, "template0", plain) as url,
        ):
            self.create(template)
            self.create(url)
            self.engine = create_engine(url)
            yield self
            self.engine.dispose()

    def create(self, url: str) -> None:
        engine = create_engine(url, poolclass=NullPool)
        self.metadata.create_all(engine)

    def rollback(self) -> None:
        with self.engine.connect() as connection:
            outer = connection.begin()
            mode = "create_savepoint"
            with Session(connection, join_transaction_mode=mode) as session:  # type: ignore[arg-type]
                body(session)
            outer.rollback()

    def delete(self) -> None:
        with Session(self.engine) as session:
            body(session)
        with self.engine.begin() as connection:
            for name in reversed(self.names):
                connection.execute(text(f"DELETE FROM {name}"))  # noqa: S608

    def truncate(self) -> None:
        with Session(self.engine) as session:
            body(session)
        with self.engine.begin() as connection:
            tables = ", ".join(self.names)
            connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY"))

    def schema(self) -> None:
        name = f"s{next(_number)}"
        path = {"options": f"-csearch_path={name}"}
        with self.engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {name}"))
        engine = create_engine(self.engine.url, connect_args=path, poolclass=NullPool)
        self.metadata.create_all(engine)
        with Session(engine) as session:
            body(session)
        with self.engine.begin() as connection:
            connection.execute(text("SET LOCAL client_min_messages = warning"))
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))

    def in_copy(self, source: str, prepare: Callable[[str], None] | None) -> None:
        with clone(self.server, source, f"{self.source}_{next(_number)}") as url:
            if prepare:
                prepare(url)
            engine = create_engine(url, poolclass=NullPool)
            with Session(engine) as session:
                body(session)

    def template(self) -> None:
        self.in_copy(self.source, None)

    def database(self) -> None:
        self.in_copy("template0", self.create)


NAMES = ("rollback", "delete", "truncate", "schema", "template", "database")


def took(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def value(number: float, unit: str = "ms", digits: int = 1) -> dict[str, Any]:
    rounded = round(number, digits) if digits else round(number)
    return {"value": rounded, "unit": unit, "digits": digits}


def machine() -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = platform.freedesktop_os_release()
    system = f"{name['NAME'].split()[0]} {name.get('VERSION_ID', '')}".strip()
    return f"{os.cpu_count()} cores, {gib:.0f} GiB, {system}"


def write(
    server: str, name: str, values: dict[str, Any], series: dict[str, Any]
) -> None:
    with psycopg.connect(server) as connection:
        number = connection.info.parameter_status("server_version") or ""
    packages = ("sqlalchemy", "psycopg", "pytest", "pytest-xdist")
    content = {
        "command": "python measure.py",
        "machine": machine(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {"python": platform.python_version()}
        | {package: version(package) for package in packages}
        | {"postgresql": number.split()[0]},
        "values": values,
        "series": series,
    }
    (HERE / "results").mkdir(exist_ok=True)
    file = HERE / "results" / f"{name}.json"
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(name, {key: f"{one['value']} {one['unit']}" for key, one in values.items()})


def isolation(server: str) -> None:
    values: dict[str, Any] = {}
    series: dict[str, Any] = {"methods": list(NAMES)}
    for tables in TABLES:
        with Methods(server, tables).ready() as methods:
            times: dict[str, list[float]] = {name: [] for name in NAMES}
            for _ in range(ROUNDS + 1):  # in turn: load falls on all alike
                for name in NAMES:
                    times[name].append(took(getattr(methods, name)))
        medians = [statistics.median(times[name][1:]) for name in NAMES]
        series[str(tables)] = [round(one, 2) for one in medians]
        for name, median in zip(NAMES, medians, strict=True):
            digits = 1 if median < 10 else 0
            values[f"{name}_{tables}"] = value(median, digits=digits)
    write(server, "isolation", values, series)


def run_suite(*options: str) -> tuple[float, int]:
    """Seconds from start to end of the process, its own servers included."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment["PYTHONPATH"] = str(Path(support.__file__).parents[1])
    files = [f.name for f in sorted(HERE.glob("test_*.py")) if "workers" not in f.name]
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", "suite.ini", *options, *files],
        cwd=HERE, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    taken = time.perf_counter() - began
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed  # noqa: S101
    return taken, int(passed[1])


def suite(server: str) -> None:
    def start() -> None:
        with postgres.start():
            starts.append(time.perf_counter() - began)

    def start_redis() -> None:
        with redis_server.start():
            redis_starts.append(time.perf_counter() - began)

    starts: list[float] = []
    redis_starts: list[float] = []
    migrations: list[float] = []
    for _ in range(3):
        began = time.perf_counter()
        start()
        began = time.perf_counter()
        start_redis()
        with clone(server, "template0", f"migrated_{next(_number)}") as url:
            migrations.append(took(lambda: migrate(url)))
    alone = [run_suite() for _ in range(3)]
    two = [run_suite("-n2") for _ in range(3)]
    values = {
        "tests": value(alone[0][1], "", 0),
        "one_process": value(statistics.median(s for s, _ in alone), "s"),
        "two_processes": value(statistics.median(s for s, _ in two), "s"),
        "server_start": value(statistics.median(starts), "s"),
        "redis_start": value(statistics.median(redis_starts) * 1000, "ms", 0),
        "migrate": value(statistics.median(migrations), "ms", 0),
    }
    write(server, "suite", values, {})


if __name__ == "__main__":
    url = os.environ["DATABASE_URL"]
    isolation(named(url, "postgres"))
    suite(named(url, "postgres"))
