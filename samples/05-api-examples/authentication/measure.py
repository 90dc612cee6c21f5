"""Writes results/cost.json: password hashes, identity checks, login times.

python -m support.postgres python measure.py      (in this folder, about 15 s)
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row
from pwdlib.hashers.argon2 import Argon2Hasher
from support import postgres

import sessions
import tokens
from attacks import Target
from targets import create_tables, running

HERE = Path(__file__).parent
# Name: memory in KiB, passes, lanes.
SETTINGS = {
    "owasp": (19_456, 2, 1),
    "owasp_46": (47_104, 1, 1),
    "pwdlib": (65_536, 3, 4),
    "one_lane": (65_536, 3, 1),
}


def p50(call: Callable[[], object], times: int) -> float:
    """Median milliseconds, after one call that is not counted."""
    call()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def value(number: float, unit: str, digits: int) -> dict[str, Any]:
    return {
        "value": round(number, digits),
        "unit": unit,
        "digits": digits,
    }


def machine() -> str:
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = platform.freedesktop_os_release()
    system = (
        f"{name['NAME'].split()[0]} {name.get('VERSION_ID', '')}".strip()
    )
    return f"{os.cpu_count()} cores, {gib:.0f} GiB, {system}"


def login_times(app: Target) -> tuple[float, float]:
    """Median milliseconds for a known and an unknown name, asked in turn."""
    known: list[float] = []
    unknown: list[float] = []
    for number in range(15):
        name = app.someone()["username"]
        for who, into in ((name, known), (f"no-{number}-x", unknown)):
            body = {"username": who, "password": "a wrong password, long"}
            began = time.perf_counter()
            app.call("POST", "/token", body)
            into.append((time.perf_counter() - began) * 1000)
    return statistics.median(known), statistics.median(unknown)


def main() -> None:
    server = os.environ["DATABASE_URL"]
    values: dict[str, Any] = {}
    for name, (memory, passes, lanes) in SETTINGS.items():
        hasher = Argon2Hasher(
            memory_cost=memory, time_cost=passes, parallelism=lanes
        )
        stored = hasher.hash("a long sentence")
        verify = partial(hasher.verify, "a long sentence", stored)
        took = p50(verify, 15)
        values[f"hash_{name}"] = value(took, "ms", 0)

    values["memory_owasp"] = value(SETTINGS["owasp"][0] / 1024, "MiB", 0)
    values["memory_pwdlib"] = value(
        SETTINGS["pwdlib"][0] / 1024, "MiB", 0
    )
    flood = (
        40 * SETTINGS["pwdlib"][0] / 1024**2
    )  # 40 threads, if all hash
    values["flood"] = value(flood, "GiB", 1)

    with postgres.fresh_database(server) as url:
        create_tables(url)
        with psycopg.connect(
            url, row_factory=dict_row, autocommit=True
        ) as db:
            db.execute(
                "INSERT INTO users (username, password_hash)"
                " SELECT 'user' || n, '-' FROM generate_series(1, 20000) n"
            )
            db.execute(
                "INSERT INTO sessions (hash, user_id, csrf, expires_at)"
                " SELECT sha256(id::text::bytea), id, '-', now() + interval '1 h'"
                " FROM users"
            )
            db.execute("ANALYZE")
            assert sessions.find(db, "77")  # noqa: S101
            took = p50(lambda: sessions.find(db, "77"), 300)
            values["session"] = value(took, "ms", 2)
    ring = tokens.ring_of(bytes(32))
    token = tokens.issue(ring, 1, 0)
    values["jwt"] = value(
        p50(lambda: tokens.read(ring, token), 300), "ms", 2
    )
    values["jwt_bytes"] = value(len(token), "bytes", 0)

    for name in ("wrong", "right"):
        with (
            postgres.fresh_database(server) as url,
            running(name, url) as app,
        ):
            known, unknown = login_times(app)
            values[f"{name}_known"] = value(known, "ms", 0)
            values[f"{name}_unknown"] = value(unknown, "ms", 0)

    with psycopg.connect(server) as db:
        postgresql = db.info.parameter_status("server_version") or ""
    result = {
        "command": "python measure.py",
        "machine": machine(),
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
        "versions": {
            "python": platform.python_version(),
            "postgresql": postgresql.split()[0],
            "argon2-cffi": version("argon2-cffi"),
            "pyjwt": version("pyjwt"),
        },
        "values": values,
    }
    (HERE / "results").mkdir(exist_ok=True)
    text = json.dumps(result, indent=2, ensure_ascii=False) + "\n"
    (HERE / "results" / "cost.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
