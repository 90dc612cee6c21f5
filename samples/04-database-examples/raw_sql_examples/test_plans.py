"""The shape of the plans, on 20,000 rows; the committed ones are from a million."""

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

import big
from shop import Connection
from support import postgres

PLANS = Path(__file__).with_name("plans")


@pytest.fixture(scope="module")
def orders(postgres_server: str) -> Iterator[Connection]:
    with (
        postgres.fresh_database(postgres_server) as url,
        psycopg.connect(url) as connection,
    ):
        big.fill(connection, customers=100, orders=20_000)
        yield connection


# --8<-- [start:plan]
def test_the_latest_orders_come_from_the_index(orders: Connection) -> None:
    assert "Seq Scan on orders" in big.explain(orders, big.LATEST)
    orders.execute(big.INDEX)
    plan = big.explain(orders, big.LATEST)
    assert "Index Scan using orders_latest" in plan
    assert "Sort" not in plan


# --8<-- [end:plan]


def test_a_concurrent_index_needs_autocommit(orders: Connection) -> None:
    build = "CREATE INDEX CONCURRENTLY orders_by_status ON orders (status)"
    with pytest.raises(errors.ActiveSqlTransaction), orders.transaction():
        orders.execute(build)
    orders.execute(build)


def test_a_cast_around_the_column_hides_it_from_the_index(orders: Connection) -> None:
    orders.execute(big.PAGES_INDEX)
    orders.execute("VACUUM ANALYZE orders")
    assert "Seq Scan" in big.explain(orders, big.BY_CAST)
    assert "orders_pages" in big.explain(orders, big.BY_RANGE)
    assert (
        orders.execute(big.BY_CAST).fetchone()
        == orders.execute(big.BY_RANGE).fetchone()
    )


def test_both_pagings_return_the_same_page(orders: Connection) -> None:
    before = orders.execute(big.BY_OFFSET, [49]).fetchone()
    assert before is not None
    by_key = orders.execute(big.BY_KEY, [before[1], before[0]]).fetchall()
    assert by_key == orders.execute(big.BY_OFFSET, [50]).fetchall()


def test_orders_of_the_same_instant_are_neither_lost_nor_repeated(
    orders: Connection,
) -> None:
    with orders.transaction(force_rollback=True):
        orders.execute("DELETE FROM orders WHERE id > 120")
        orders.execute("UPDATE orders SET placed_at = '2026-01-01 00:00Z'")
        after: list[object] = ["infinity", 0]
        seen: list[int] = []
        while page := orders.execute(big.BY_KEY, after).fetchall():
            seen += [id_ for id_, _ in page]
            after = [page[-1][1], page[-1][0]]
    assert seen == list(range(120, 0, -1))


def test_the_committed_plans_are_from_a_million_rows() -> None:
    plan = {file.stem: file.read_text(encoding="utf-8") for file in PLANS.iterdir()}
    assert "Seq Scan on orders" in plan["latest_before"]
    assert "Index Scan using orders_latest" in plan["latest_after"]
    results = Path(__file__).with_name("results") / "plans.json"
    values = json.loads(results.read_text(encoding="utf-8"))["values"]
    assert values["orders"]["value"] >= 1_000_000
    assert values["latest_before"]["value"] > 10 * values["latest_after"]["value"]
