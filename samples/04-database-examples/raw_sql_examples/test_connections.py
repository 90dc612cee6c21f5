"""Transactions, locks, the pool, and what the application's role may do."""

import asyncio
import threading
from collections.abc import Iterator
from decimal import Decimal

import psycopg
import pytest
from psycopg import errors
from psycopg_pool import ConnectionPool, PoolTimeout

import load
from database import LIMITS, open_pool
from least_privilege import ATTACK
from nested_wrong import lamp_price
from pack import claim
from pay import pay
from roles import app_role, attempt, create_app_role
from shop import Connection

# --8<-- [start:owned]
OWNED = """
    SELECT c.oid::regclass FROM pg_class c WHERE c.relkind IN ('r', 'p')
    AND c.relnamespace NOT IN (
        'pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    AND pg_has_role(current_user, c.relowner, 'USAGE')
"""
# --8<-- [end:owned]


@pytest.fixture
def app(shop: Connection, database_url: str) -> Iterator[Connection]:
    with (
        app_role(shop, database_url) as url,
        psycopg.connect(url, autocommit=True) as connection,
    ):
        yield connection


def status(connection: Connection, order: int) -> object:
    row = connection.execute("SELECT status FROM orders WHERE id = %s", [order])
    return row.fetchone()


def test_a_refused_payment_leaves_the_order_open(shop: Connection) -> None:
    shop.autocommit = True
    with pytest.raises(errors.CheckViolation):
        pay(shop, 3, Decimal(-1))
    assert status(shop, 3) == ("open",)


def test_a_payment_is_visible_to_others(shop: Connection, database_url: str) -> None:
    shop.autocommit = True
    pay(shop, 3, Decimal(100))
    with psycopg.connect(database_url) as other:
        assert status(other, 3) == ("paid",)


def test_after_a_select_the_block_commits_nothing(
    shop: Connection, database_url: str
) -> None:
    status(shop, 3)
    pay(shop, 3, Decimal(100))
    with psycopg.connect(database_url) as other:
        assert status(other, 3) == ("open",)
    shop.rollback()
    assert status(shop, 3) == ("open",)


def test_two_workers_never_hold_the_same_order(
    shop: Connection, database_url: str
) -> None:
    with psycopg.connect(database_url) as second, psycopg.connect(database_url) as late:
        assert [claim(shop), claim(second), claim(late)] == [1, 2, 4]
        late.rollback()
        with psycopg.connect(database_url) as next_one:
            assert claim(next_one) == 4
            assert claim(late) is None


def test_without_a_transaction_the_lock_is_gone_at_once(
    shop: Connection, database_url: str
) -> None:
    shop.autocommit = True
    with psycopg.connect(database_url) as second:
        assert claim(shop) == claim(second) == 1


def test_the_pool_sets_its_limits(shop: Connection, database_url: str) -> None:
    with open_pool(database_url) as pool, pool.connection() as connection:
        for name, limit in (
            ("statement_timeout", "2s"),
            ("lock_timeout", "1s"),
            ("idle_in_transaction_session_timeout", "10s"),
        ):
            row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
            assert row == (limit,)
        connection.execute("SET statement_timeout = '50ms'")
        with pytest.raises(errors.QueryCanceled):
            connection.execute("SELECT pg_sleep(60)")


def test_a_waiting_lock_gives_up(shop: Connection, database_url: str) -> None:
    shop.execute("UPDATE stock SET quantity = 1")
    options = f"{LIMITS} -c lock_timeout=50ms"
    with (
        psycopg.connect(database_url, options=options) as late,
        pytest.raises(errors.LockNotAvailable),
    ):
        late.execute("UPDATE stock SET quantity = 2")


def test_the_pool_replaces_a_dead_connection(
    shop: Connection, database_url: str
) -> None:
    with open_pool(database_url) as pool:
        with pool.connection() as connection:
            pid = connection.info.backend_pid
        shop.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        with pool.connection() as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_second_connection_inside_the_first_exhausts_the_pool(
    shop: Connection, database_url: str
) -> None:
    with ConnectionPool(
        database_url, min_size=1, max_size=1, timeout=0.1, open=True
    ) as pool:
        pool.wait()
        with pytest.raises(PoolTimeout):
            lamp_price(pool)


# --8<-- [start:privilege]
def test_the_application_cannot(app: Connection) -> None:
    answers = [attempt(app, statement) for statement in ATTACK]
    assert all(answer.startswith("InsufficientPrivilege") for answer in answers)


def test_the_application_owns_no_table(shop: Connection, app: Connection) -> None:
    assert app.execute(OWNED.encode()).fetchall() == []
    assert len(shop.execute(OWNED.encode()).fetchall()) == 5


# --8<-- [end:privilege]


def test_the_password_leaves_python_as_a_hash(
    shop: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    keep = lambda query: sent.append(query.as_string(shop))  # noqa: E731
    monkeypatch.setattr(shop, "execute", keep)
    create_app_role(shop, "shop_app", "secret")
    assert "PASSWORD 'SCRAM-SHA-256$" in sent[0]
    assert "secret" not in sent[0]


def test_the_owner_can_be_robbed(same_shop: Connection) -> None:
    assert attempt(same_shop, ATTACK[0]) == "done"
    assert attempt(same_shop, "SELECT FROM payments").startswith("UndefinedTable")


def test_the_application_works_and_sees_later_tables(
    shop: Connection, app: Connection
) -> None:
    assert attempt(app, "INSERT INTO stock VALUES ('RUG', 1)") == "done"
    shop.execute("CREATE TABLE later (id bigint GENERATED ALWAYS AS IDENTITY)")
    shop.commit()
    assert attempt(app, "INSERT INTO later DEFAULT VALUES") == "done"
    assert app.execute("SHOW statement_timeout").fetchone() == ("2s",)
    assert attempt(app, "UPDATE customers SET is_admin = true") == "done"


@pytest.mark.parametrize(
    "write", [load.one_by_one, load.many, load.copy, load.copy_and_merge]
)
def test_four_ways_write_the_same_rows(same_shop: Connection, write: object) -> None:
    rows = [(f"S-{n}", n) for n in range(100)]
    write(same_shop, rows)  # type: ignore[operator]
    query = "SELECT * FROM stock WHERE sku LIKE 'S-%' ORDER BY quantity"
    assert same_shop.execute(query).fetchall() == rows


def test_executemany_can_return_the_ids(same_shop: Connection) -> None:
    with same_shop.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO payments (order_id, amount) VALUES (%s, 1) RETURNING id",
            [[1], [2]],
            returning=True,
        )
        ids = [row[0] for result in cursor.results() for row in result]
    assert len(set(ids)) == 2


def test_a_named_cursor_fetches_in_batches(same_shop: Connection) -> None:
    with same_shop.cursor(name="all_numbers") as cursor:
        cursor.itersize = 1_000
        cursor.execute("SELECT generate_series(1, 5000)")
        assert sum(row[0] for row in cursor) == 5_000 * 5_001 // 2


def test_async_connections_have_the_same_methods(shared_url: str) -> None:
    async def main() -> object:
        connection = await psycopg.AsyncConnection.connect(shared_url)
        async with connection, connection.transaction():
            cursor = await connection.execute("SELECT %s::int", [42])
            return await cursor.fetchone()

    assert asyncio.run(main()) == (42,)


def test_copy_takes_all_rows_or_none_and_merge_adds(same_shop: Connection) -> None:
    with pytest.raises(errors.UniqueViolation), same_shop.transaction():
        load.copy(same_shop, [("VASE", 1), ("LAMP", 1)])
    load.copy_and_merge(same_shop, [("VASE", 1), ("LAMP", 1), ("LAMP", 1)])
    rows = same_shop.execute("SELECT sku, quantity FROM stock ORDER BY sku").fetchall()
    assert rows == [("BULB", 10), ("LAMP", 5), ("VASE", 1)]


def test_two_workers_in_threads_pack_everything_once(
    shop: Connection, database_url: str
) -> None:
    packed: list[int] = []

    def work() -> None:
        with psycopg.connect(database_url) as connection:
            while (order := claim(connection)) is not None:
                connection.execute(
                    "UPDATE orders SET status = 'packed' WHERE id = %s", [order]
                )
                connection.commit()
                packed.append(order)

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=30)
    assert sorted(packed) == [1, 2, 4]
