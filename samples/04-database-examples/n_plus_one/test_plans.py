"""Plans on 100,000 orders and 300,000 items."""

import re
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, Select, create_engine, select, text

from plans import explain, latest_orders, nodes, sequential_scans
from shop import Order
from slow_network import slow_network

SAVED = Path(__file__).with_name("latest_orders.plan.txt")


# --8<-- [start:no_scan]
def test_the_hot_path_reads_no_table_from_end_to_end(big_shop: Engine) -> None:
    assert sequential_scans(big_shop, latest_orders(4242)) == set()


# --8<-- [end:no_scan]


def test_without_the_index_the_assertion_fails(big_shop: Engine) -> None:
    with big_shop.begin() as connection:
        connection.execute(text("DROP INDEX ix_item_order_id"))
    try:
        assert sequential_scans(big_shop, latest_orders(4242)) == {"item"}
    finally:
        with big_shop.begin() as connection:
            connection.execute(text("CREATE INDEX ix_item_order_id ON item (order_id)"))


def test_the_plan_is_the_one_that_was_reviewed(
    big_shop: Engine, request: pytest.FixtureRequest
) -> None:
    options = "ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF"
    lines = [
        line
        for plan in explain(big_shop, latest_orders(4242), options)
        for line in plan
    ]
    shape = (
        "\n".join(line for line in lines if "Scan" in line or "Limit" in line) + "\n"
    )
    if request.config.getoption("--update-outputs"):
        SAVED.write_text(shape, encoding="utf-8")
    assert shape == SAVED.read_text(encoding="utf-8")


def test_every_foreign_key_has_an_index(big_shop: Engine) -> None:
    query = """
        SELECT conrelid::regclass || '.' || conname FROM pg_constraint c
        WHERE contype = 'f' AND NOT EXISTS (
            SELECT FROM pg_index i
            WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1])
    """
    with big_shop.connect() as connection:
        assert connection.scalars(text(query)).all() == []


def rows_read(engine: Engine, query: Select[int]) -> int:
    [[plan]] = explain(engine, query, "ANALYZE, FORMAT JSON")
    return int(max(node["Actual Rows"] for node in nodes(plan[0]["Plan"])))


# --8<-- [start:paging]
def test_page_1000_reads_50_rows_by_key_and_50000_by_offset(big_shop: Engine) -> None:
    page = select(Order.id).order_by(Order.id).limit(50)
    assert rows_read(big_shop, page.offset(999 * 50)) == 50_000
    assert rows_read(big_shop, page.where(Order.id > 999 * 50)) == 50


# --8<-- [end:paging]


def test_the_proxy_adds_its_delay_to_each_round_trip(shop: Engine) -> None:
    url = shop.url.render_as_string(hide_password=False)
    with slow_network(url, 5) as slow_url:
        engine = create_engine(slow_url)
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            began = time.perf_counter()
            for _ in range(20):
                connection.execute(text("SELECT 1"))
            taken = time.perf_counter() - began
        engine.dispose()
    assert taken >= 20 * 0.005
    assert re.search(r"127\.0\.0\.1:\d+", slow_url)
