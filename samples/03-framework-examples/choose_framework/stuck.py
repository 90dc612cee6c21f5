"""Ten creations wait for a lock. Does /livez still answer? python stuck.py"""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from dataclasses import replace

import httpx2
import psycopg

from running import App, create_tables, read_apps, serve
from support import postgres

TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def create(url: str, number: int) -> None:
    body = {"sku": f"TEA-{number:04d}", "name": "tea", "price": 4}
    headers = {"Idempotency-Key": f"stuck-{number:05d}"}
    with suppress(httpx2.HTTPError):
        httpx2.post(f"{url}/items", json=body, headers=headers, timeout=10)


# --8<-- [start:probe]
def probe(url: str) -> str:
    """What the orchestrator does: one second, then it counts a failure."""
    try:
        return str(httpx2.get(f"{url}/livez", timeout=1).status_code)
    except httpx2.TimeoutException as error:
        return f"{type(error).__name__}: {error}"


def while_locked(app: App, database: str) -> tuple[str, int]:
    with serve(app, database) as server, psycopg.connect(database) as other:
        tables = [name for (name,) in other.execute(TABLES)]
        other.execute(f"LOCK TABLE {', '.join(tables)}")
        stuck = [
            threading.Thread(target=create, args=(server.url, n)) for n in range(10)
        ]
        for thread in stuck:
            thread.start()
        time.sleep(0.7)
        answer = probe(server.url)
        (connections,) = other.execute(OTHERS).fetchone() or (0,)
        other.rollback()
        for thread in stuck:
            thread.join()
    return answer, connections


# --8<-- [end:probe]


def variants() -> dict[str, App]:
    apps = {app.name: app for app in read_apps().values()}
    found = {}
    for name in ("Flask", "Django"):
        if name in apps:
            found[f"{name}, 5 threads"] = apps[name]
            more = [*apps[name].serve, "--threads", "20"]
            found[f"{name}, 20 threads"] = replace(apps[name], serve=more)
    return found | {"FastAPI": apps["FastAPI"]}


def main() -> None:
    print(f"{'':<20}{'GET /livez':<28}connections")
    for label, app in variants().items():
        with postgres.fresh_database(os.environ["DATABASE_URL"]) as database:
            create_tables(app, database)
            answer, connections = while_locked(app, database)
        print(f"{label:<20}{answer:<28}{connections:>11}")


if __name__ == "__main__":
    main()
