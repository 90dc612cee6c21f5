"""Whatever comes, in whatever order, however often: the report is the same."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from botocore.exceptions import EndpointConnectionError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import sql

import jobs
import measure
import pipeline
import shop
import storage

HERE = Path(__file__).resolve().parent
TRUTH = {"2026-11-02": (3, 21890), "2026-11-03": (1, 4950)}
Db = psycopg.Connection[Any]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with storage.emulator() as found:
        yield found


@pytest.fixture
def s3(address: str) -> Any:
    client = storage.client(address)
    if any(one["Name"] == shop.BUCKET for one in client.list_buckets()["Buckets"]):
        for item in client.list_objects_v2(Bucket=shop.BUCKET).get("Contents", []):
            client.delete_object(Bucket=shop.BUCKET, Key=item["Key"])
    shop.put(client, {})
    return client


@pytest.fixture
def db(database_url: str) -> Iterator[Db]:
    with psycopg.connect(database_url, autocommit=True) as found:
        found.execute(pipeline.SCHEMA)
        yield found


def sales(db: Db) -> dict[str, tuple[int, int]]:
    rows = db.execute("SELECT day, orders, cents FROM daily_sales")
    return {str(day): (count, cents) for day, count, cents in rows}


def everything(db: Db) -> list[Any]:
    tables = ("loaded_files", "orders", "rejects", "daily_sales")
    select = sql.SQL("SELECT * FROM {} ORDER BY 1, 2")
    return [db.execute(select.format(sql.Identifier(one))).fetchall() for one in tables]


def test_a_second_run_changes_nothing(s3: Any, db: Db) -> None:
    shop.put(s3)
    assert len(pipeline.run(db, s3)) == 3
    assert sales(db) == TRUTH
    before = everything(db)
    assert pipeline.run(db, s3) == []
    assert everything(db) == before


# --8<-- [start:any_order]
@given(st.lists(st.sampled_from(sorted(shop.ARRIVALS)), min_size=3, max_size=7))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_order_and_any_repetition_end_in_one_report(
    db: Db, keys: list[str]
) -> None:
    db.execute("TRUNCATE loaded_files, orders, rejects, daily_sales")
    for key in [*keys, *shop.ARRIVALS]:
        pipeline.load_file(db, key, "\n".join(shop.ARRIVALS[key]).encode())
    assert sales(db) == TRUTH
    # --8<-- [end:any_order]


def test_a_prefix_loads_its_own_files_alone(s3: Any, db: Db) -> None:
    shop.put(s3)
    assert pipeline.run(db, s3, "2026-11-03/") == ["2026-11-03/a.jsonl"]


def test_a_listing_of_several_pages_is_read_to_its_end(
    s3: Any, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.put(s3)
    monkeypatch.setenv("MOTO_S3_DEFAULT_MAX_KEYS", "2")
    assert s3.list_objects_v2(Bucket=shop.BUCKET)["IsTruncated"]
    assert pipeline.run(db, s3) == list(shop.ARRIVALS)


def test_the_late_order_lands_once_on_its_own_day(s3: Any, db: Db) -> None:
    first, second, late = shop.ARRIVALS
    shop.put(s3, {key: shop.ARRIVALS[key] for key in (first, second)})
    pipeline.run(db, s3)
    assert sales(db)["2026-11-02"] == (2, 9890)
    shop.put(s3, {late: shop.ARRIVALS[late]})
    pipeline.run(db, s3)
    pipeline.run(db, s3)
    assert sales(db) == TRUTH


def test_every_line_is_an_order_or_a_reject(s3: Any, db: Db) -> None:
    shop.put(s3)
    pipeline.run(db, s3)
    counts = db.execute("SELECT sum(taken), sum(rejected) FROM loaded_files").fetchone()
    assert counts is not None
    assert sum(counts) == sum(map(len, shop.ARRIVALS.values()))
    refused = db.execute("SELECT source, line FROM rejects ORDER BY 1").fetchall()
    assert refused == [("2026-11-02/a.jsonl", 4), ("2026-11-03/a.jsonl", 3)]


def test_each_order_names_the_line_that_it_came_from(s3: Any, db: Db) -> None:
    shop.put(s3)
    pipeline.run(db, s3)
    for number, source, line in db.execute("SELECT number, source, line FROM orders"):
        assert json.loads(shop.ARRIVALS[source][line - 1])["order"] == number
    # Of two copies the first one counts, in a file and between files.
    copy = shop.ARRIVALS["2026-11-02/a.jsonl"][1]
    pipeline.load_file(db, "2026-11-06/a", copy.encode())
    place = db.execute("SELECT source, line FROM orders WHERE number = '1002'")
    assert place.fetchone() == ("2026-11-02/a.jsonl", 2)


def test_a_correction_that_moves_an_order_mends_both_days(db: Db) -> None:
    pipeline.load_file(db, "2026-11-02/a", shop.order("1", "2026-11-02", 100).encode())
    pipeline.load_file(
        db, "2026-11-03/a", shop.order("1", "2026-11-03", 100, 2).encode()
    )
    assert sales(db) == {"2026-11-03": (1, 100)}


def test_an_older_version_that_comes_later_is_ignored(db: Db) -> None:
    pipeline.load_file(
        db, "2026-11-03/a", shop.order("1", "2026-11-02", 90, 2).encode()
    )
    pipeline.load_file(
        db, "2026-11-04/a", shop.order("1", "2026-11-02", 100, 1).encode()
    )
    assert sales(db) == {"2026-11-02": (1, 90)}


def test_two_contents_of_one_version_are_not_both_believed(db: Db) -> None:
    first = shop.order("1", "2026-11-02", 100)
    for key, lines in {
        "2026-11-02/a": [first, shop.order("1", "2026-11-02", 90)],
        "2026-11-03/a": [first, shop.order("1", "2026-11-03", 100)],
        "2026-11-04/a": [
            shop.order("1", "2026-11-02", 80, 2),
            first,
            shop.order("1", "2026-11-02", 75, 2),
        ],
        "2026-11-05/a": [shop.order("1", "2026-11-02", 70, 2)],
    }.items():
        pipeline.load_file(db, key, "\n".join(lines).encode())
    refused = db.execute("SELECT source, line, reason FROM rejects ORDER BY 1")
    assert refused.fetchall() == [
        ("2026-11-02/a", 2, "another version 1 of 1 stands"),
        ("2026-11-03/a", 2, "another version 1 of 1 stands"),
        ("2026-11-04/a", 3, "another version 2 of 1 stands"),
        ("2026-11-05/a", 1, "another version 2 of 1 stands"),
    ]
    counts = db.execute("SELECT sum(taken), sum(rejected) FROM loaded_files")
    assert counts.fetchone() == (4, 4)
    assert sales(db) == {"2026-11-02": (1, 80)}


def test_a_changed_file_does_not_hold_up_the_others(s3: Any, db: Db) -> None:
    first, *others = shop.ARRIVALS
    shop.put(s3, {first: shop.ARRIVALS[first]})
    pipeline.run(db, s3)
    shop.put(s3, {key: shop.ARRIVALS[key] for key in others} | {first: ["{}"]})
    with pytest.raises(ValueError, match=f"{first} has changed since"):
        pipeline.run(db, s3)
    assert sales(db) == TRUTH


def test_a_loaded_file_that_changes_is_an_error_and_changes_nothing(db: Db) -> None:
    pipeline.load_file(db, "2026-11-02/a", shop.order("1", "2026-11-02", 100).encode())
    with pytest.raises(ValueError, match="has changed since"):
        pipeline.load_file(
            db, "2026-11-02/a", shop.order("1", "2026-11-02", 1).encode()
        )
    assert sales(db) == {"2026-11-02": (1, 100)}


@pytest.mark.parametrize(
    "line",
    ["", "[]", "null", '{"order": "1"}',
     '{"order": 1, "day": "2026-11-02", "cents": 1, "version": 1}',
     '{"order": "1", "day": "02/11/2026", "cents": 1, "version": 1}',
     '{"order": "1", "day": "2026-11-02", "cents": 1.5, "version": 1}',
     '{"order": "1", "day": "2026-11-02", "cents": true, "version": 1}',
     '{"order": "1", "day": "2026-11-02", "cents": NaN, "version": 1}',
     '{"order": "1", "day": "2026-11-02", "cents": 1, "version": 0}',
     '{"order": "1", "day": "2026-11-02", "cents": -1, "version": 1}',
     '{"order": "1", "day": "2026-11-02", "cents": 1, "version": "1"}',
     '{"order": "1", "day": "2026-11-02", "cents": 1000000000000, "version": 1}',
     '{"order": "1", "day": "2026-11-02", "cents": 1, "version": 2147483648}',
     '{"order": "1", "day": 20261102, "cents": 1, "version": 1}',
     '{"order": "1\\u0000", "day": "2026-11-02", "cents": 1, "version": 1}',
     '{"order": "\\ud800", "day": "2026-11-02", "cents": 1, "version": 1}',
     '{"order": "", "day": "2026-11-02", "cents": 1, "version": 1}'],
)  # fmt: skip
def test_a_broken_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's and ours
        pipeline.parse(line)


def test_the_limits_of_what_parses_fit_into_the_tables(db: Db) -> None:
    number = "A" * 40
    line = shop.order(number, "2026-11-02", 10**12 - 1, 2**31 - 1)
    pipeline.load_file(db, "a", line.encode())
    pipeline.load_file(db, "b", shop.order("1", "2026-11-02", 0).encode())
    assert sales(db) == {"2026-11-02": (2, 10**12 - 1)}


# --8<-- [start:poison]
def test_a_line_that_no_table_could_hold_is_put_aside(db: Db) -> None:
    good = shop.order("1", "2026-11-02", 100).encode()
    lines = [
        b"\0",  # PostgreSQL has no text with a NUL
        good.replace(b"{", b'{"note": "\xf1", '),  # Latin-1
        b"[" * 100_000,
        good.replace(b"{", '{"note": "a\u2028b", '.encode()),  # one line for JSON
    ]
    pipeline.load_file(db, "2026-11-02/a", b"\n".join(lines))
    refused = db.execute("SELECT line, left(text, 15) FROM rejects ORDER BY 1")
    assert refused.fetchall() == [
        (1, r"\0"),
        (2, r'{"note": "\xf1"'),
        (3, "[" * 15),
    ]
    assert db.execute("SELECT number, line FROM orders").fetchall() == [("1", 4)]
    # --8<-- [end:poison]


KILLED = """
import os, signal, sys
import pipeline, psycopg, storage
setattr(pipeline, sys.argv[1], lambda *arguments: os.kill(os.getpid(), signal.SIGKILL))
with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as db:
    pipeline.run(db, storage.client())
"""


# --8<-- [start:killed]
@pytest.mark.parametrize("where", ["rebuild", "_standing"])
def test_a_run_that_is_killed_leaves_nothing_half_done(
    where: str, s3: Any, db: Db, address: str, database_url: str
) -> None:
    shop.put(s3)
    env = os.environ | {"DATABASE_URL": database_url, "S3_URL": address}
    command = [sys.executable, "-c", KILLED, where]
    done = subprocess.run(command, cwd=HERE, env=env, check=False)
    assert done.returncode == -9
    assert everything(db) == [[], [], [], []]
    pipeline.run(db, s3)
    assert sales(db) == TRUTH
    # --8<-- [end:killed]


def test_two_runs_at_once_are_as_good_as_one(
    s3: Any, db: Db, address: str, database_url: str
) -> None:
    shop.put(s3)
    found: list[list[str]] = []

    def one() -> None:
        with psycopg.connect(database_url, autocommit=True) as own:
            found.append(pipeline.run(own, storage.client(address)))

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(len, found)) == [0, 0, 3]
    assert sales(db) == TRUTH


def test_a_backfill_gives_the_same_report(s3: Any, db: Db) -> None:
    shop.put(s3)
    pipeline.run(db, s3)
    db.execute("UPDATE daily_sales SET cents = 0")
    first, last = datetime.date(2026, 11, 1), datetime.date(2026, 11, 5)
    assert pipeline.backfill(db, first, last) == 5
    assert sales(db) == TRUTH


def test_a_backfill_that_fails_keeps_the_days_that_it_did_not_reach(
    s3: Any, db: Db
) -> None:
    shop.put(s3)
    pipeline.run(db, s3)

    def fail(db: Db, days: list[datetime.date]) -> None:
        if days == [datetime.date(2026, 11, 3)]:
            db.execute("DELETE FROM daily_sales WHERE day = ANY(%s)", [days])
            raise RuntimeError("disk full")
        pipeline.rebuild(db, days)

    with pytest.raises(RuntimeError):
        pipeline.backfill(
            db, datetime.date(2026, 11, 2), datetime.date(2026, 11, 3), fail
        )
    assert sales(db) == TRUTH


def test_a_backfill_waits_for_the_run_that_is_going_on(
    db: Db, database_url: str
) -> None:
    day = datetime.date(2026, 11, 2)
    with psycopg.connect(database_url, autocommit=True) as other:
        with pipeline.alone(other):
            db.execute("SET lock_timeout = '200ms'")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                pipeline.backfill(db, day, day)
        assert pipeline.backfill(db, day, day) == 1


# --8<-- [start:reload]
def test_readers_keep_the_old_report_until_all_is_loaded_anew(
    s3: Any, db: Db, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(text: str) -> pipeline.Order:
        return dataclasses.replace(parse(text), cents=1)

    def watched(*arguments: Any) -> bool:
        with psycopg.connect(database_url) as reader:
            seen.append(sales(reader))
        return load_file(*arguments)

    parse, load_file, seen = pipeline.parse, pipeline.load_file, []
    shop.put(s3)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "parse", wrong)
        pipeline.run(db, s3)
    old = sales(db)
    monkeypatch.setattr(pipeline, "load_file", watched)
    assert pipeline.reload(db, s3) == list(shop.ARRIVALS)
    assert seen == [old, old, old]
    assert sales(db) == TRUTH != old
    # --8<-- [end:reload]


def test_a_reload_holds_the_lock_around_all_that_it_does(
    db: Db, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked_out(*arguments: Any) -> list[str]:
        with psycopg.connect(database_url) as other:
            got = other.execute(
                "SELECT pg_try_advisory_lock(%s)", [pipeline.ONE_RUN]
            ).fetchone()
        assert got == (False,)
        return ["asked"]

    monkeypatch.setattr(pipeline, "run", locked_out)
    assert pipeline.reload(db, None) == ["asked"]


def test_a_reload_that_fails_keeps_the_old_report(
    s3: Any, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.put(s3)
    pipeline.run(db, s3)
    before = everything(db)
    s3.put_object(Bucket=shop.BUCKET, Key="2026-11-06/a", Body=b"")
    load_file = pipeline.load_file

    def fail(db: Db, key: str, body: bytes) -> bool:
        if key == "2026-11-06/a":
            raise RuntimeError("disk full")
        return load_file(db, key, body)

    monkeypatch.setattr(pipeline, "load_file", fail)
    with pytest.raises(RuntimeError):
        pipeline.reload(db, s3)
    assert everything(db) == before


def test_what_is_old_small_or_broken_is_complained_about(db: Db) -> None:
    today = datetime.date(2026, 11, 9)
    assert pipeline.complaints(db, today) == ["the newest file is of None"]
    for day in range(2, 7):
        orders = [
            shop.order(f"{day}-{n}", f"2026-11-0{day}", 100)
            for n in range(10 if day < 6 else 2)
        ]
        pipeline.load_file(db, f"2026-11-0{day}/a", "\n".join(orders).encode())
    pipeline.load_file(db, "2026-11-06/b", b"x\ny")
    assert pipeline.complaints(db, datetime.date(2026, 11, 7)) == [
        "2026-11-06/b: 2 lines refused, 0 taken",
        "2 orders on the last day, 10 on a usual one",
    ]
    half = [shop.order(f"6-{n}", "2026-11-06", 100) for n in range(2, 5)]
    pipeline.load_file(db, "2026-11-06/c", "\n".join(half).encode())
    assert pipeline.complaints(db, datetime.date(2026, 11, 7)) == [
        "2026-11-06/b: 2 lines refused, 0 taken"
    ]
    assert pipeline.complaints(db, today)[0] == "the newest file is of 2026-11-06"
    assert "newest" not in pipeline.complaints(db, datetime.date(2026, 11, 8))[0]


def test_an_empty_file_is_complained_about_until_it_is_old(db: Db) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    pipeline.load_file(db, f"{today}/a", shop.order("1", f"{today}", 1).encode())
    assert pipeline.complaints(db, today) == []
    pipeline.load_file(db, "no-date", b"")
    assert pipeline.complaints(db, today) == ["no-date: 0 lines refused, 0 taken"]
    db.execute("UPDATE loaded_files SET at = now() - interval '4 days'")
    assert pipeline.complaints(db, today) == []


def test_the_program_s_exit_status_says_whether_somebody_must_look(
    s3: Any, address: str, database_url: str
) -> None:
    env = os.environ | {"DATABASE_URL": database_url, "S3_URL": address}

    def program() -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "pipeline.py"],
            cwd=HERE, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    assert program() == (1, "", "the newest file is of None\n")
    today = datetime.datetime.now(datetime.UTC).date()
    key = f"{today}/a.jsonl"
    shop.put(s3, {key: [shop.order("1", f"{today}", 100)]})
    assert program() == (0, f"loaded {key}\n", "")
    shop.put(s3, {key: [shop.order("1", f"{today}", 200)]})
    assert program() == (1, "", f"{key} has changed since it was loaded\n")


# --8<-- [start:worker]
def test_a_message_that_is_delivered_twice_has_one_effect(
    s3: Any, db: Db, address: str, database_url: str, redis_url: str
) -> None:
    shop.put(s3)
    env = os.environ | {
        "DATABASE_URL": database_url,
        "S3_URL": address,
        "REDIS_URL": redis_url,
    }
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "jobs",
        "worker",
        "--pool",
        "solo",
    ]
    jobs.app.conf.update(broker_url=redis_url, result_backend=redis_url)
    with subprocess.Popen(
        command, cwd=HERE, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    ) as worker:
        try:
            sent = [jobs.load.delay("2026-11") for _ in range(2)]
            found = [one.get(timeout=60) for one in sent]
        finally:
            worker.terminate()
    assert sorted(map(len, found)) == [0, 3]
    assert sales(db) == TRUTH
    # --8<-- [end:worker]


def test_the_task_loads_its_prefix_and_commits_each_file(
    s3: Any, db: Db, address: str, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.put(s3)
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("S3_URL", address)
    run, seen = pipeline.run, []

    def watched(own: Db, *arguments: Any) -> list[str]:
        new = run(own, *arguments)
        seen.append(sales(db))  # from another connection, before that one ends
        return new

    monkeypatch.setattr(pipeline, "run", watched)
    assert jobs.load("2026-11-05/") == ["2026-11-05/late.jsonl"]
    assert seen == [{"2026-11-02": (1, 12000)}]


def test_the_worker_s_limits_fit_together() -> None:
    conf = jobs.app.conf
    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.worker_prefetch_multiplier == 1
    assert conf.task_soft_time_limit < conf.task_time_limit
    assert conf.broker_transport_options["visibility_timeout"] > conf.task_time_limit
    assert conf.broker_transport_options["visibility_timeout"] > (
        jobs.load.retry_backoff_max
    )
    assert conf.accept_content == ["json"]
    assert jobs.load.retry_jitter
    assert jobs.load.retry_backoff


@pytest.mark.parametrize(
    ("error", "tries"),
    [
        (psycopg.OperationalError("the server is gone"), 6),
        (EndpointConnectionError(endpoint_url="http://127.0.0.1:9"), 6),
        (ValueError("2026-11-02/a.jsonl has changed since it was loaded"), 1),
    ],
    ids=["database", "bucket", "ours"],
)
def test_only_what_may_pass_is_tried_again(
    error: Exception, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def fail(*arguments: Any, **options: Any) -> None:
        asked.append(arguments)
        raise error

    monkeypatch.setenv("DATABASE_URL", "postgresql://")
    monkeypatch.setattr(psycopg, "connect", fail)
    with pytest.raises(type(error)):
        jobs.load.apply(args=["2026-11"]).get()
    assert len(asked) == tries


def test_the_three_ways_of_loading_end_in_the_same_orders(db: Db) -> None:
    day = datetime.date(2026, 11, 2)
    rows = [
        ("1", day, 90, 2, "f", 1),
        ("1", day, 100, 1, "f", 2),
        ("2", day, 50, 1, "f", 3),
    ]
    for way in (measure.one_by_one, measure.together, measure.copied):
        db.execute("TRUNCATE loaded_files, orders, rejects, daily_sales")
        db.execute("INSERT INTO loaded_files VALUES ('f', '', 0, 0)")
        with db.transaction():
            way(db, rows)
        found = db.execute("SELECT * FROM orders ORDER BY number").fetchall()
        assert found == [rows[0], rows[2]], way.__name__
    twice = "SELECT * FROM (VALUES ('1', %s, 9, 3, 'f', 1), ('1', %s, 9, 4, 'f', 2))"
    without = pipeline.UPSERT.replace("VALUES (%s, %s, %s, %s, %s, %s)", twice)
    with pytest.raises(
        psycopg.errors.CardinalityViolation,
        match="ON CONFLICT DO UPDATE command cannot affect row a second time",
    ):
        db.execute(without, [day, day])


def test_the_first_afternoon_is_wrong_in_both_directions(database_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "etl_wrong.py"],
        cwd=HERE, env=os.environ | {"DATABASE_URL": database_url},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    totals = [line.split()[-4] for line in done.stdout.splitlines()]
    truth = sum(cents for _, cents in TRUTH.values()) / 100
    assert float(totals[-1]) > truth
    with psycopg.connect(database_url) as db:
        assert not db.execute("SELECT 1 FROM sales WHERE number = '1006'").fetchone()


def test_the_emulator_s_keys_never_reach_s3_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("S3_URL", raising=False)
    for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN"):
        monkeypatch.setenv(f"AWS_{name}", f"my-{name}")
    link = storage.client().generate_presigned_url(
        "get_object", Params={"Bucket": shop.BUCKET, "Key": "a"}
    )
    assert "my-ACCESS_KEY_ID" in link
    assert "my-SESSION_TOKEN" in link


def test_a_bucket_that_is_away_ends_in_time(db: Db) -> None:
    began = time.monotonic()
    with pytest.raises(Exception, match=r"[Cc]onnect"):
        pipeline.run(db, storage.client("http://127.0.0.1:9"))
    assert time.monotonic() - began < 20
    with psycopg.connect(db.info.dsn) as other:  # the lock is free again
        row = other.execute(
            "SELECT pg_try_advisory_lock(%s)", [pipeline.ONE_RUN]
        ).fetchone()
        assert row == (True,)
