"""Writes results/*.json: statements per fetch mode, costs of bulk writes, memory.

In samples/, about 40 s:
python -m support.postgres python 04-database-examples/django_orm_examples/measure.py
"""

from __future__ import annotations

import datetime
import gc
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import play

play.start()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import F  # noqa: E402

import explain  # noqa: E402
import fetch  # noqa: E402
from tickets.demo import fill  # noqa: E402
from tickets.models import Event, Ticket, Venue  # noqa: E402

RESULTS = Path(__file__).with_name("results")
ROWS, BIG = 2000, 300_000


def value(number: float, unit: str = "ms", digits: int = 1) -> dict[str, Any]:
    rounded = round(number, digits) if digits else round(number)
    return {"value": rounded, "unit": unit, "digits": digits}


def p50(call: Callable[[], object], times: int) -> float:
    """Median milliseconds of `times` calls, after one that is not counted."""
    call()
    taken = []
    for _ in range(times):
        gc.collect()
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def machine() -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = platform.freedesktop_os_release()
    system = f"{name['NAME'].split()[0]} {name.get('VERSION_ID', '')}".strip()
    return f"{os.cpu_count()} cores, {gib:.0f} GiB, {system}"


def write(
    name: str, values: dict[str, Any], series: dict[str, Any] | None = None
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        server = cursor.fetchone()[0]
    content = {
        "command": "python measure.py",
        "machine": machine(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versions": {
            "python": platform.python_version(),
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
    print(
        name,
        {key: f"{one['value']} {one['unit']}" for key, one in values.items()},
    )


def fetch_modes() -> None:
    modes = ("one", "peers", "raise")
    table = fetch.table()
    values = {
        f"{mode}_{number}": value(count, "", 0)
        for number, counts in enumerate(table.values())
        for mode, count in zip(modes, counts, strict=True)
        if count is not None
    }
    write("fetch", values, {"names": list(table), "counts": list(table.values())})


def bulk_writes() -> None:
    venue = Venue.objects.create(name="Club", city="Lima")

    def new() -> list[Event]:
        return [
            Event(venue=venue, title=f"{n}", price=1, capacity=1) for n in range(ROWS)
        ]

    def save_new() -> None:
        with transaction.atomic():
            for event in new():
                event.save()

    def bulk_create() -> None:
        Event.objects.bulk_create(new())

    Event.objects.bulk_create(new())
    events = list(Event.objects.filter(venue=venue)[:ROWS])

    def save_changed() -> None:
        with transaction.atomic():
            for event in events:
                event.price += 1
                event.save()

    def bulk_update() -> None:
        for event in events:
            event.price += 1
        Event.objects.bulk_update(events, ["price"], batch_size=500)

    def update() -> None:
        Event.objects.filter(pk__in=[one.pk for one in events]).update(
            price=F("price") + 1
        )

    ways = (save_new, bulk_create, save_changed, bulk_update, update)
    write("bulk", {way.__name__: value(p50(way, 5), digits=0) for way in ways})


def memory_now(field: str) -> float:
    """MiB of this process: VmRSS now, VmHWM at its peak (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) / 1024
    raise LookupError(field)


def memory(way: str) -> None:
    """Print how far this process grew while it read BIG tickets that way."""
    tickets = Ticket.objects.all()
    list(tickets[:10])
    before = memory_now("VmRSS")
    if way == "objects":
        list(tickets)
    elif way == "iterator":
        for _ in tickets.iterator(chunk_size=2000):
            pass
    elif way == "values":
        list(tickets.values_list("seat", "total"))
    elif way == "values_iterator":
        for _ in tickets.values_list("seat", "total").iterator(chunk_size=2000):
            pass
    print(memory_now("VmHWM") - before)


def memories() -> None:
    values = {"rows": value(BIG, "", 0)}
    for way in ("objects", "values", "iterator", "values_iterator"):
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, __file__, way],
            capture_output=True,
            text=True,
            check=True,
        )
        values[way] = value(float(done.stdout), "MiB", 0)
        values[f"{way}_s"] = value(time.perf_counter() - began, "s")
    write("memory", values)


def index() -> None:
    def read() -> None:
        list(explain.overdue(explain.YESTERDAY))

    values = {"with": value(p50(read, 20))}
    with connection.cursor() as cursor:
        for name, relation in (
            ("size", "ticket_held_idx"),
            ("key", "tickets_ticket_pkey"),
        ):
            cursor.execute("SELECT pg_relation_size(%s::regclass)", [relation])
            values[f"{name}_kib"] = value(cursor.fetchone()[0] / 1024, "KiB", 0)
    explain.without_index()
    values["without"] = value(p50(read, 10))
    write("index", values)


def main() -> None:
    call_command("migrate", verbosity=0)
    fill()
    fetch_modes()
    bulk_writes()
    explain.volume(BIG)
    memories()
    index()


if __name__ == "__main__":
    memory(sys.argv[1]) if sys.argv[1:] else main()
