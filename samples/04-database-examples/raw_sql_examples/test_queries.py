"""What the statements answer, and what the wrong ones answer instead."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

import find_user
import find_user_wrong
import placeholders
import placeholders_wrong
import questions
from constraints import receive, register
from invited import NO_GUESTS
from invited_wrong import NO_GUESTS as NO_GUESTS_WRONG
from revenue import REVENUE
from revenue_wrong import REVENUE as REVENUE_WRONG
from shop import Connection

HERE = Path(__file__).parent


# --8<-- [start:injection]
@pytest.mark.parametrize("name", ["x' OR is_admin --", "' OR 1=1 --", "\\'; --", "%"])
def test_a_name_is_never_sql(same_shop: Connection, name: str) -> None:
    assert find_user.find(same_shop, name) == []


# --8<-- [end:injection]


def test_the_f_string_hands_out_the_administrator(same_shop: Connection) -> None:
    assert find_user_wrong.find(same_shop, "x' OR is_admin --") == [("root", True)]


def test_the_f_string_runs_a_second_statement(same_shop: Connection) -> None:
    find_user_wrong.find(same_shop, "x'; DELETE FROM payments; --")
    assert same_shop.execute("SELECT count(*) FROM payments").fetchone() == (0,)


def test_ruff_finds_the_f_string_and_nothing_else() -> None:
    def s608(file: str) -> int:
        command = [sys.executable, "-m", "ruff", "check", "--isolated"]
        command += ["--no-cache", "--select", "S608", file]
        return subprocess.run(
            command, cwd=HERE, capture_output=True, check=False, timeout=60
        ).returncode

    assert s608("find_user_wrong.py") == 1
    assert s608("find_user.py") == 0


def test_a_column_is_looked_up_and_quoted(same_shop: Connection) -> None:
    assert find_user.customers(same_shop, "email")[0] == ("Ana",)
    with pytest.raises(ValueError, match="cannot sort by"):
        find_user.customers(same_shop, "name; DROP TABLE stock")


def test_two_joins_at_once_multiply_the_money(same_shop: Connection) -> None:
    wrong = {
        name: (sold, paid) for name, sold, paid in same_shop.execute(REVENUE_WRONG)
    }
    assert wrong == {"Ana": (240, 340), "Luis": (60, 60)}


# --8<-- [start:revenue]
def test_the_report_adds_up_to_the_tables(same_shop: Connection) -> None:
    report = same_shop.execute(REVENUE).fetchall()
    sold = same_shop.execute("SELECT sum(quantity * price) FROM order_lines").fetchone()
    paid = same_shop.execute("SELECT sum(amount) FROM payments").fetchone()
    assert (sum(row[1] for row in report),) == sold
    assert (sum(row[2] for row in report),) == paid


# --8<-- [end:revenue]


def test_sum_distinct_merges_two_equal_payments(same_shop: Connection) -> None:
    distinct = REVENUE_WRONG.replace("sum(p.amount)", "sum(DISTINCT p.amount)")
    ana = same_shop.execute(distinct).fetchone()
    assert ana is not None
    assert ana[2] == 90  # 50 + 40; she paid 140


def test_not_in_with_a_null_finds_nobody(same_shop: Connection) -> None:
    assert same_shop.execute(NO_GUESTS_WRONG).fetchall() == []
    assert same_shop.execute(NO_GUESTS).fetchall() == [("Eva",), ("Luis",)]


def test_what_null_does_elsewhere(same_shop: Connection) -> None:
    query = "SELECT NULL IS DISTINCT FROM 1, count(invited_by), count(*) FROM customers"
    assert same_shop.execute(query).fetchone() == (True, 3, 4)
    same_shop.execute("CREATE TEMP TABLE a (n integer UNIQUE)")
    same_shop.execute("CREATE TEMP TABLE b (n integer UNIQUE NULLS NOT DISTINCT)")
    same_shop.execute("INSERT INTO a VALUES (NULL), (NULL)")
    with pytest.raises(errors.UniqueViolation):
        same_shop.execute("INSERT INTO b VALUES (NULL), (NULL)")


def test_the_running_total_has_every_day(same_shop: Connection) -> None:
    rows = same_shop.execute(questions.RUNNING).fetchall()
    assert [paid for _, paid, _ in rows] == [100, 40, 0, 60]
    assert rows[-1][2] == Decimal(200)


def test_rows_that_tie_share_a_running_total(same_shop: Connection) -> None:
    tie = (
        "SELECT sum(n) OVER (ORDER BY day {}) FROM (VALUES (1, 10), (1, 5)) t (day, n)"
    )
    shared = same_shop.execute(tie.format("").encode()).fetchall()
    assert shared == [(15,), (15,)]
    rows = same_shop.execute(tie.format("ROWS UNBOUNDED PRECEDING").encode()).fetchall()
    assert sorted(rows)[1] == (15,)
    assert rows[0] != rows[1]


def test_every_customer_has_one_last_order_or_none(same_shop: Connection) -> None:
    rows = same_shop.execute(questions.LATEST).fetchall()
    assert [last for _, last, _ in rows] == [None, 2, 4, None]
    assert same_shop.execute(questions.REGULARS).fetchall() == [("Ana", 2)]


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE orders SET status = 'shipped'", "orders_status_known"),
        ("UPDATE order_lines SET quantity = 0", "order_lines_some"),
        ("UPDATE payments SET amount = -1", "payments_positive"),
        ("UPDATE stock SET quantity = -1", "stock_not_negative"),
        ("INSERT INTO orders (customer_id) VALUES (99)", "orders_customer"),
        ("DELETE FROM orders", "order_lines_order"),
    ],
)
def test_the_schema_refuses(same_shop: Connection, statement: str, rule: str) -> None:
    with pytest.raises(errors.IntegrityError) as caught:
        same_shop.execute(statement.encode())
    assert caught.value.diag.constraint_name == rule


def test_every_foreign_key_has_an_index(same_shop: Connection) -> None:
    without = same_shop.execute("""
        SELECT c.conname FROM pg_constraint c WHERE c.contype = 'f' AND NOT EXISTS (
            SELECT FROM pg_index i WHERE i.indrelid = c.conrelid
            AND i.indisvalid AND i.indpred IS NULL
            AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
    """).fetchall()
    assert without == []


def test_a_taken_address_is_an_answer(same_shop: Connection) -> None:
    assert register(same_shop, "ana@shop.example", "Ana") == "ana@shop.example is taken"
    assert register(same_shop, "pia@shop.example", "Pia") == "welcome"


def test_twenty_deliveries_at_once_lose_nothing(
    shop: Connection, database_url: str
) -> None:
    def deliver(_: int) -> None:
        with psycopg.connect(database_url) as connection:
            receive(connection, "VASE", 1)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(deliver, range(20)))
    row = shop.execute("SELECT quantity FROM stock WHERE sku = 'VASE'").fetchone()
    assert row == (20,)


def test_the_placeholders_that_fail(same_shop: Connection) -> None:
    expected = (
        errors.SyntaxError,
        errors.IndeterminateDatatype,
        psycopg.ProgrammingError,
    )
    for (query, values), error in zip(
        placeholders_wrong.ATTEMPTS, expected, strict=True
    ):
        with pytest.raises(error), same_shop.transaction():
            same_shop.execute(query, values)
    for query, values in placeholders.QUERIES:
        assert same_shop.execute(query, values).fetchone() == ("Ana",)
